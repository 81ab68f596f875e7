"""What the figures were measured on, in one line each."""

import os
import platform
from pathlib import Path


def facts(media: dict[str, Path]) -> list[str]:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    load = os.getloadavg()[0]
    kinds = ", ".join(f"{name}: {file_system(path)}" for name, path in media.items())
    return [
        f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GiB memory, {platform.system()} {platform.release()}",
        f"outputs on {kinds}; sources in the page cache",
        f"load average before the first run: {load:.1f}" + (" (a busy machine: trust the ratios)" if load > 0.5 else ""),
    ]


def file_system(path: Path) -> str:
    """The kind of the mount that holds `path`, such as `tmpfs` or `ext4`."""
    kind, depth = "unknown", -1
    for line in Path("/proc/mounts").read_text().splitlines():
        _, point, this_kind, *_ = line.split()
        if path.resolve().is_relative_to(point) and len(Path(point).parts) >= depth:
            kind, depth = this_kind, len(Path(point).parts)
    return kind


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()
