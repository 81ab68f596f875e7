"""The parts of benches/run, one job a file. None of them knows the goals but report.py."""
