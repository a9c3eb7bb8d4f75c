"""Files that are there as a whole or not at all, whatever stops the program."""

from __future__ import annotations

import os
from pathlib import Path


def write(file: Path, data: bytes) -> None:
    """Write a file and have it on disk before returning."""
    with file.open("wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())


def replace(file: Path, data: bytes) -> None:
    """Put a file in place in one step: whoever looks sees the old one or the new one, never a part."""
    draft = file.with_name(f".{file.name}.new")
    write(draft, data)
    draft.replace(file)
    settle(file.parent)


def settle(folder: Path) -> None:
    """Have the names in a folder on disk, where the system can do that."""
    if os.name == "nt":  # Windows opens no folders; its renames are written through
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
