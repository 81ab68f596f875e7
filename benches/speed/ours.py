"""Our side: the release binary, and a `kind: plain` site around the same pages."""

import json
import subprocess
from pathlib import Path

SITE = """kind: plain
title: Speed table
edition: 2026-11-23
languages:
  - {{id: en, name: English, locale: en-NZ, dir: ltr}}
theme: plain
menu: [index.md, s000/p000.md, s001/p000.md, s002/p000.md]
minify: {minify}
search: {search}
"""


def build_binary(repository: Path) -> Path:
    """Compiles the release profile, the one that is measured, and says where the binary lies."""
    subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=repository, check=True)
    asked = ["cargo", "metadata", "--format-version", "1", "--no-deps"]
    told = subprocess.run(asked, cwd=repository, check=True, capture_output=True, text=True).stdout
    return Path(json.loads(told)["target_directory"]) / "release" / "rightskit"


def configure(site: Path, minify: bool, search: str) -> None:
    text = SITE.format(minify=str(minify).lower(), search=search)
    (site / "site.yaml").write_text(text, encoding="utf-8")


def command(binary: Path, site: Path, output: Path) -> list[str]:
    return [str(binary), "-C", str(site), "build", "--out", str(output)]


def kit_command(binary: Path, repository: Path, output: Path) -> list[str]:
    """The default kit without PDFs. A binary that cannot make PDFs has no flag to leave them out."""
    flags = subprocess.run([binary, "build", "--help"], check=True, capture_output=True, text=True).stdout
    return command(binary, repository, output) + (["--no-pdf"] if "--no-pdf" in flags else [])


def style(output: Path) -> bytes:
    """The style file as our build wrote it, so that the peer copies the same bytes."""
    return b"".join(path.read_bytes() for path in sorted(output.glob("assets/core*.css")))
