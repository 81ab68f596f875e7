"""Runs one command and says how long it took and how much memory it needed. Knows nothing of generators."""

import os
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Run:
    seconds: float
    cpu: float
    megabytes: float


def run(command: list[str], log: Path) -> Run:
    """Whole process, from spawn to exit, its processor time and its peak resident set as the kernel counted them."""
    with log.open("wb") as sink:
        started = time.perf_counter()
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=sink, stderr=sink)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - started
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise Failed(f"{' '.join(command)} ended with {child.returncode}:\n{log.read_text(errors='replace')[-2000:]}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def empty(output: Path) -> None:
    """No output left, and nothing of it still on its way to the disk, so that no run pays for the one before."""
    shutil.rmtree(output, ignore_errors=True)
    os.sync()


class Failed(Exception):
    """The command did not do its work; the message holds the end of what it printed."""
