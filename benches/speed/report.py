"""The goals, and the table that says whether they hold."""

from dataclasses import dataclass
from statistics import median

from .measure import Run

PLAIN, MINIFIED = "plain", "minified"
RATIO_GOALS = {PLAIN: 0.5, MINIFIED: 0.7}
MEMORY_GOAL = 400
KIT_GOAL = 0.150


@dataclass(frozen=True)
class Group:
    """One corpus on one medium: the rounds of the peer and of ours, in the order they were run."""

    pages: int
    medium: str
    hugo: list[Run]
    ours: dict[str, list[Run]]


class Report:
    def __init__(self, search: str) -> None:
        self.search = search
        self.met: list[bool] = []

    def speed(self, groups: list[Group]) -> list[str]:
        lines = _head("pages", "output on", "what", "seconds (least–most)", "CPU s", "beside Hugo", "goal", "")
        for group in groups:
            where = (f"{group.pages:,}", group.medium)
            lines.append(_row(*where, "Hugo", *_seconds(group.hugo), "1.00", "", ""))
            for kind, runs in group.ours.items():
                ratio = median(mine.seconds / theirs.seconds for mine, theirs in zip(runs, group.hugo))
                goal = RATIO_GOALS[kind]
                verdict = self._verdict(ratio <= goal) + self._reserve(kind)
                lines.append(_row(*where, self._name(kind), *_seconds(runs), f"**{ratio:.2f}**", f"≤ {goal}", verdict))
        return lines

    def memory(self, groups: list[Group]) -> list[str]:
        lines = _head("pages", "what", "peak memory, MB", "goal", "")
        for pages in sorted({group.pages for group in groups}):
            same = [group for group in groups if group.pages == pages]
            theirs = max(run.megabytes for group in same for run in group.hugo)
            lines.append(_row(f"{pages:,}", "Hugo", f"{theirs:.0f}", "", ""))
            for kind in same[0].ours:
                peak = max(run.megabytes for group in same for run in group.ours[kind])
                verdict = self._verdict(peak <= MEMORY_GOAL)
                lines.append(_row(f"{pages:,}", self._name(kind), f"{peak:.0f}", f"≤ {MEMORY_GOAL}", verdict))
        return lines

    def kit(self, kits: dict[str, list[Run]]) -> list[str]:
        lines = _head("default kit, no PDFs", "median", "least–most", "CPU", "runs", "goal", "")
        for medium, runs in kits.items():
            times = [run.seconds * 1000 for run in runs]
            verdict = self._verdict(median(times) < KIT_GOAL * 1000)
            spread = f"{min(times):.0f}–{max(times):.0f} ms"
            cpu = f"{median(run.cpu for run in runs) * 1000:.0f} ms"
            goal = f"< {KIT_GOAL * 1000:.0f} ms"
            name, middle = f"output on {medium}", f"**{median(times):.0f} ms**"
            lines.append(_row(name, middle, spread, cpu, str(len(runs)), goal, verdict))
        return lines

    def _name(self, kind: str) -> str:
        search = "no search" if self.search == "off" else f"search: {self.search}"
        return {PLAIN: "rightskit, not minified, no search", MINIFIED: f"rightskit, minified, {search}"}[kind]

    def _reserve(self, kind: str) -> str:
        return " so far: the goal is with search" if kind == MINIFIED and self.search == "off" else ""

    def _verdict(self, holds: bool) -> str:
        self.met.append(holds)
        return "met" if holds else "**missed**"


def _seconds(runs: list[Run]) -> tuple[str, str]:
    times = [run.seconds for run in runs]
    spread = f"{median(times):.2f} ({min(times):.2f}–{max(times):.2f})"
    return spread, f"{median(run.cpu for run in runs):.2f}"


def _head(*cells: str) -> list[str]:
    return [_row(*cells), _row(*("---" for _ in cells))]


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
