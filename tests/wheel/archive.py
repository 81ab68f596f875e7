"""Puts the program of a wheel into an archive for those who have no Python.

Usage: archive.py WHEEL TARGET FOLDER

The archive holds the program, its licences, man pages and completions, as `cargo binstall` looks for it (Cargo.toml).
It is made on the system it is for, since the program itself writes its man pages. Same wheel, same bytes.
"""

import gzip
import io
import pathlib
import stat
import subprocess
import sys
import tarfile
import tempfile
import zipfile

# What `cargo`, `gzip` and `zip` can all say: the first moment that a zip knows.
MOMENT = 315532800
SHELLS = {"bash": "rightskit.bash", "elvish": "rightskit.elv", "fish": "rightskit.fish", "powershell": "_rightskit.ps1", "zsh": "_rightskit"}


def gather(wheel: pathlib.Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as packed, tempfile.TemporaryDirectory() as scratch:
        name = next(name for name in packed.namelist() if "/scripts/rightskit" in name)
        program = pathlib.Path(scratch, pathlib.PurePosixPath(name).name)
        program.write_bytes(packed.read(name))
        program.chmod(stat.S_IRWXU)
        files = {program.name: program.read_bytes()}
        for entry in packed.namelist():
            if "/licenses/" in entry:
                files[pathlib.PurePosixPath(entry).name] = packed.read(entry)
        subprocess.run([program, "man", scratch], check=True)
        for page in sorted(pathlib.Path(scratch, "man1").iterdir()):
            files[f"man1/{page.name}"] = page.read_bytes()
        for shell, file in SHELLS.items():
            said = subprocess.run([program, "completions", shell], check=True, stdout=subprocess.PIPE)
            files[f"completions/{file}"] = said.stdout
    return files


def mode(path: str) -> int:
    return 0o755 if path in ("rightskit", "rightskit.exe") else 0o644


def as_tar(top: str, files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", mtime=MOMENT) as packed, tarfile.open(fileobj=packed, mode="w") as tar:
        for path, content in files.items():
            entry = tarfile.TarInfo(f"{top}/{path}")
            entry.size, entry.mode, entry.mtime = len(content), mode(path), MOMENT
            tar.addfile(entry, io.BytesIO(content))
    return out.getvalue()


def as_zip(top: str, files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for path, content in files.items():
            entry = zipfile.ZipInfo(f"{top}/{path}")
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, mode(path) << 16
            packed.writestr(entry, content)
    return out.getvalue()


def main() -> None:
    wheel, target, folder = pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])
    top = f"rightskit-{wheel.name.split('-')[1]}-{target}"
    files = gather(wheel)
    if "windows" in target:
        archive, content = folder / f"{top}.zip", as_zip(top, files)
    else:
        archive, content = folder / f"{top}.tgz", as_tar(top, files)
    archive.write_bytes(content)
    print(f"{archive}: {len(content) // 1000} kB, {len(files)} files")


if __name__ == "__main__":
    main()
