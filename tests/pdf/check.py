#!/usr/bin/env python3
"""Judges every PDF of a folder: its structure (qpdf), its text, tags, margins and last page (poppler), PDF/UA-1 (page-validation).

Usage: check.py FOLDER TEXTS.json [ADDRESS]
TEXTS.json is what `rightskit handouts --texts` prints: for each file, its texts in reading order.
ADDRESS is where the site stands, if it stands anywhere: what leads there names a file, since not every host finds the
first page of a folder, and paper cannot be corrected.
Before it judges, it damages a copy in several ways: each must be found, so that silence means something.
"""
import json
import re
import subprocess
import sys
import tempfile
from itertools import takewhile
from pathlib import Path

import page


def said(*command):
    return subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)


def squeezed(text):
    """Letters and signs alone: lines and spaces differ between a page and its source."""
    return re.sub(r"[\s\u00ad\u200b\u2010\u2011-]+", "", text)


def of_structure(pdf):
    run = said("qpdf", "--check", str(pdf))
    return [] if run.returncode == 0 else [f"qpdf: {run.stdout.strip()} {run.stderr.strip()}"]


def of_tags(pdf):
    info = said("pdfinfo", str(pdf))
    facts = dict(re.findall(r"^(\w[\w ]*):\s*(.*)$", info.stdout, re.M))
    problems = []
    if facts.get("Tagged") != "yes":
        problems.append("pdfinfo: it is not tagged")
    if not facts.get("Title"):
        problems.append("pdfinfo: it has no title")
    if "CreationDate" in facts or "ModDate" in facts:
        problems.append("pdfinfo: it holds a date of its making")
    struct = said("pdfinfo", "-struct", str(pdf)).stdout
    if "H1" not in struct and "Table" not in struct and "Document" not in struct:
        problems.append("pdfinfo: it has no structure")
    return problems + of_tables(struct)


def of_tables(struct):
    """Each table has cells that head its rows or columns, or a screen reader reads out numbers without their names."""
    headless = 0
    lines = struct.splitlines()
    for at, line in enumerate(lines):
        if line.split()[:1] != ["Table"]:
            continue
        depth = len(line) - len(line.lstrip())
        inside = takewhile(lambda below: len(below) - len(below.lstrip()) > depth, lines[at + 1 :])
        headless += not any(below.split()[:1] in (["TH"], ["TH:"]) for below in inside)
    return [f"pdfinfo: {headless} tables have no header cells"] if headless else []


def of_addresses(pdf, texts, base):
    """What is printed of the site's own addresses, in words, links and codes, names a file."""
    if not base:
        return []
    printed = re.escape(base.split("://", 1)[1]) + r"(/[^\s\u200b]*)?"
    written = [match[0] for text in texts for match in re.finditer(printed, text.replace("\u200b", ""))]
    with tempfile.NamedTemporaryFile(suffix=".pdf") as plain:
        subprocess.run(["qpdf", "--qdf", "--object-streams=disable", str(pdf), plain.name], check=False)
        links = re.findall(r"/URI \((.*?)\)", Path(plain.name).read_bytes().decode("latin-1"))
    found = written + [link for link in links if link.startswith(base)]
    return [
        f"{address} names a folder"
        for address in found
        if not re.search(r"/[^/]+\.(html|pdf|zip)(#[^/]*)?[.,;)]?$", address)
    ]


def of_rules(pdf):
    result = page.validate_pdf(str(pdf), profile=page.ValidationProfile.PDF_UA_1)
    if result.is_compliant:
        return []
    return [f"PDF/UA-1 {failure.rule_id}: {failure.message}" for failure in result.failures] or ["PDF/UA-1: not compliant"]


def of_order(pdf, texts):
    text = squeezed(said("pdftotext", "-raw", "-enc", "UTF-8", str(pdf), "-").stdout)
    title = re.escape(squeezed(texts[0]))
    # The foot of each page, which is no part of the text.
    text = re.sub(title + r"Page\d+of\d+.{0,160}?Code[0-9A-Z]{8}", "", text)
    at = 0
    for wanted in texts:
        found = text.find(squeezed(wanted), at)
        if found < 0:
            return [f"pdftotext: “{wanted[:70]}” does not come where it stands in the source"]
        at = found
    return []


def words_of(pdf):
    """For each page its width, its height and its words: left, top, right, bottom, text."""
    boxes = said("pdftotext", "-bbox", "-enc", "UTF-8", str(pdf), "-").stdout
    for sheet in boxes.split("<page ")[1:]:
        size = map(float, re.search(r'width="([\d.]+)" height="([\d.]+)"', sheet).groups())
        words = re.findall(r'<word xMin="(-?[\d.]+)" yMin="(-?[\d.]+)" xMax="(-?[\d.]+)" yMax="(-?[\d.]+)">(.*?)</word>', sheet)
        yield *size, [(*map(float, corners), word) for *corners, word in words]


EDGE = 5 * 72 / 25.4  # points: office printers leave 5 mm of a sheet white


def of_margins(pdf, edge=EDGE):
    pages = list(words_of(pdf))
    for number, (width, height, words) in enumerate(pages, start=1):
        for left, top, right, bottom, word in words:
            if min(left, top, width - right, height - bottom) < edge:
                return [f"page {number}: “{word}” stands less than 5 mm from the edge"]
    return [] if any(words for _, _, words in pages) else ["pdftotext: it has no words"]


LEAST = 0.3  # of the height above the foot


def of_last_page(pages):
    """The last of several pages holds more than the few lines that the one before had no room for."""
    if len(pages) < 2:
        return []
    _, height, last = pages[-1]
    # The foot is what stands at the very same place on the first page, in the lowest part of both.
    first = set(pages[0][2])
    foot = min((top for word in last if word in first and (top := word[1]) > 0.8 * height), default=height)
    above = [(top, bottom) for _, top, _, bottom, _ in last if top < foot - 1]
    if not above:
        # Pages that are drawings have no words; but then no page has.
        drawn = all(word[1] >= foot - 1 for word in first)
        return [] if drawn else ["the last page has no words"]
    start = min(top for top, _ in above)
    share = (max(bottom for _, bottom in above) - start) / (foot - start)
    if share >= LEAST:
        return []
    return [f"the last of {len(pages)} pages is filled to {share:.0%}, and less than {LEAST:.0%} looks like an accident"]


def judge(pdf, texts, base):
    return (
        of_structure(pdf)
        + of_tags(pdf)
        + of_rules(pdf)
        + of_order(pdf, texts)
        + of_margins(pdf)
        + of_last_page(list(words_of(pdf)))
        + of_addresses(pdf, texts, base)
    )


def bites(pdf, texts):
    """Damages that must be found; gives those that were not."""
    missed = []
    good = pdf.read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "damaged.pdf"

        def damaged(name, data, check):
            copy.write_bytes(data)
            if not check(copy):
                missed.append(name)

        damaged("cut off", good[: len(good) // 2], of_structure)
        damaged("no structure tree", good.replace(b"/StructTreeRoot", b"/StructTreeRooT"), of_rules)
        damaged("not marked as tagged", good.replace(b"/MarkInfo", b"/MarkInfO"), lambda copy: of_rules(copy) and of_tags(copy))
        damaged("no mark of PDF/UA", good.replace(b"<pdfuaid:part>1<", b"<pdfuaid:part>9<"), of_rules)
        damaged("no title", re.sub(rb"<dc:title>.*?</dc:title>", lambda m: b" " * len(m[0]), good), of_rules)
        damaged("no language", good.replace(b"/Lang", b"/LanG"), of_rules)
    if len(texts) > 3 and not of_order(pdf, [texts[0], *reversed(texts[1:])]):
        missed.append("texts in another order")
    if not of_margins(pdf, edge=150):
        missed.append("words nearer to the edge than they may stand")
    if not of_order(pdf, [*texts, "A sentence that the source alone has."]):
        missed.append("a text that is not there")
    if not of_tables("Document\n  Table (block):\n    TR\n      TD:\n  Table\n    TR\n      TH <a>:\n"):
        missed.append("a table without header cells")
    foot = (20.0, 760.0, 60.0, 775.0, "Code")

    def page_of(*lines):
        return 595.0, 842.0, [*((20.0, float(top), 60.0, top + 15.0, "word") for top in lines), foot]

    for pages in [[page_of(*range(40, 700, 20)), page_of(*range(36, 200, 20))], [page_of(40, 400), page_of()]]:
        if not of_last_page(pages):
            missed.append("a last page of a few lines")
    if of_last_page([page_of(40, 80), page_of(*range(36, 260, 20))]) or of_last_page([page_of(40)]):
        missed.append("a good last page is called one of a few lines")
    elsewhere = "https://a.example/kit"
    for text in [f"See {elsewhere.split('//')[1]}/guide/", f"{elsewhere.split('//')[1]}"]:
        if not of_addresses(pdf, [text], elsewhere):
            missed.append(f"an address of a folder: {text}")
    if of_addresses(pdf, ["a.example/kit/guide/index.html#now."], elsewhere):
        missed.append("an address of a file is called one of a folder")
    return missed


def main(folder, listed, base=""):
    texts = json.loads(Path(listed).read_text(encoding="utf-8"))
    pdfs = sorted(Path(folder).rglob("*.pdf"))
    named = {pdf.relative_to(folder).as_posix(): pdf for pdf in pdfs}
    failed = [f"{name}: in the list and not in the folder" for name in texts if name not in named]
    failed += [f"{name}: in the folder and not in the list" for name in named if name not in texts]
    if not pdfs:
        failed.append(f"{folder} has no PDFs")
    for name, pdf in named.items():
        failed += [f"{name}: {problem}" for problem in judge(pdf, texts.get(name, [""]), base)]
    sample = next((name for name in named if name.endswith("rights.pdf")), None) or next(iter(named), None)
    if sample:
        failed += [f"damage not found: {missed}" for missed in bites(named[sample], texts[sample])]
    for problem in failed:
        print(problem, file=sys.stderr)
    print(f"{len(pdfs)} PDFs, {len(failed)} problems")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
