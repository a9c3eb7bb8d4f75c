"""What results depend on, as one checksum: the program, its word lists, its libraries and the snapshot.

Two processes with the same checksum make the same rows of the same article, bit for bit.
"""

from __future__ import annotations

import hashlib
import platform
from functools import cache
from importlib.metadata import version
from pathlib import Path

from core.datasets.snapshot import MANIFEST

ROOT = Path(__file__).resolve().parents[2]

LIBRARIES = ("spacy", "pandas", "numpy", "python-dateutil", "trafilatura", "lxml", "pdfminer.six", "python-docx")
"""Those that read an article or reckon with its numbers."""


def identity(folder: Path) -> str:
    """The checksum, with the snapshot in ``folder``; its manifest stands for its files, which are held to it."""
    held = hashlib.sha256(_program().encode())
    manifest = folder / MANIFEST
    held.update(manifest.read_bytes() if manifest.is_file() else b"")  # loading says what is wrong
    return held.hexdigest()


@cache
def _program() -> str:
    held = hashlib.sha256(f"{platform.python_version()} {[(name, version(name)) for name in LIBRARIES]}".encode())
    for part, kind in (("core", "*.py"), ("data/lexicon", "*")):
        for file in sorted((ROOT / part).rglob(kind)):
            if file.is_file():
                held.update(f"{file.relative_to(ROOT).as_posix()}\0".encode() + file.read_bytes())
    return held.hexdigest()
