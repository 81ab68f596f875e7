"""Writes the pages that both generators build.

Deterministic: the same count gives the same bytes on any machine. Pages use only what both read alike: `title` and
`description` in the front matter, paragraphs, headings, a list, emphasis, code, quotes and a relative `.md` link.
"""

import random
from pathlib import Path

PER_SECTION = 100

WORDS = """the a we you they it one each plain short small good clear new old open kind calm warm first last next same
page note list step day work team house road river hill bird tree stone boat light hand word name part side place
ask tell write read keep send show find help start stop plan talk wait walk look hold build share bring choose
and or but with for from near under over about after before when where how well soon often always never""".split()


def write(folder: Path, pages: int) -> None:
    """`folder` becomes a content folder: `index.md` and `pages` more, `PER_SECTION` to a section."""
    rng = random.Random(20_261_123)
    sentences = [_sentence(rng) for _ in range(2_000)]
    titles = [f"Page {n:05} {_phrase(rng, 3)}" for n in range(pages)]
    folder.mkdir(parents=True)
    (folder / "index.md").write_text(_home(titles), encoding="utf-8")
    for n, title in enumerate(titles):
        if n % PER_SECTION == 0:
            (folder / address(n)).parent.mkdir()
        (folder / address(n)).write_text(_page(rng, sentences, titles, title), encoding="utf-8")


def address(n: int) -> str:
    """Where page `n` lies, as `s012/p034.md`."""
    return f"s{n // PER_SECTION:03}/p{n % PER_SECTION:03}.md"


def _home(titles: list[str]) -> str:
    firsts = range(0, len(titles), PER_SECTION)
    links = "\n".join(f"- [{titles[n]}]({address(n)})" for n in firsts)
    return f"---\ntitle: Home\ndescription: Where every section starts.\n---\nEvery section starts on one of these pages.\n\n{links}\n"


def _page(rng: random.Random, sentences: list[str], titles: list[str], title: str) -> str:
    other = rng.randrange(len(titles))
    say = lambda count: " ".join(rng.choices(sentences, k=count))
    points = "\n".join(f"- {sentence}" for sentence in rng.choices(sentences, k=4))
    return f"""---
title: {title}
description: {rng.choice(sentences)}
---
{say(4)}

## {_phrase(rng, 3).capitalize()}

{say(3)} This is *{_phrase(rng, 2)}* and **{_phrase(rng, 2)}** and `{_phrase(rng, 1)}`.

{points}

## {_phrase(rng, 4).capitalize()}

{say(5)} It's told on [{titles[other]}](../{address(other)}).

{say(3)}
"""


def _sentence(rng: random.Random) -> str:
    return _phrase(rng, rng.randrange(6, 14)).capitalize() + "."


def _phrase(rng: random.Random, words: int) -> str:
    return " ".join(rng.choices(WORDS, k=words))
