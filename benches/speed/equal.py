"""Shows that two outputs are the same site: as many pages, the same words and links in the pages looked at."""

import re
from html.parser import HTMLParser
from pathlib import Path

# Pages that only we write, and pay for: the error page, and with search on the list from A to Z.
NOT_COMPARED = {"404.html", "leave.html", "a-z.html"}


def pages(output: Path) -> list[str]:
    """Addresses of the content pages, sorted. Pages that are ours alone cost us and are not counted."""
    return sorted(str(path.relative_to(output)) for path in output.rglob("*.html") if path.name not in NOT_COMPARED)


def weight(output: Path) -> float:
    """Megabytes of HTML."""
    return sum(path.stat().st_size for path in output.rglob("*.html")) / 1e6


def differences(ours: Path, theirs: Path, sample: int) -> list[str]:
    """What differs, in words; empty when both wrote the same pages. `sample` pages are read, spread evenly; with 0
    only the addresses are compared."""
    mine, other = pages(ours), pages(theirs)
    if mine != other:
        odd = sorted(set(mine) ^ set(other))
        return [f"{len(mine)} pages against {len(other)}; only one side has {', '.join(odd[:5])}"]
    if not sample:
        return []
    step = max(1, len(mine) // sample)
    looked_at = mine[::step][:sample]
    return [f"{page}: {why}" for page in looked_at if (why := _difference(ours / page, theirs / page))]


def _difference(ours: Path, theirs: Path) -> str | None:
    mine, other = _read(ours), _read(theirs)
    for one, two in zip(mine, other):
        if one != two:
            return f"{one!r} against {two!r}"
    return None if len(mine) == len(other) else f"{len(mine)} pieces against {len(other)}"


def _read(page: Path) -> list[str]:
    reader = _Reader()
    reader.feed(page.read_text(encoding="utf-8"))
    reader.close()
    return reader.pieces()


class _Reader(HTMLParser):
    """Words of the title and the body, with headings, list items and link targets marked; white space normalised."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.text.append(f" <a {dict(attrs).get('href')}> ")
        elif re.fullmatch(r"h\d|li|p|em|strong|code|title|nav|main|header|footer", tag):
            self.text.append(f" <{tag}> ")

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def pieces(self) -> list[str]:
        return "".join(self.text).split()
