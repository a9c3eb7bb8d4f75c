"""Files that are there as a whole or not at all, whatever stops the program, and that say so when they are not."""

from __future__ import annotations

import json
import os
from pathlib import Path

from core.errors import DataError


def read(file: Path, cure: str) -> bytes:
    """A file's bytes; ``DataError``, with what to do about it, when it is missing or cannot be read."""
    try:
        return file.read_bytes()
    except FileNotFoundError as error:
        raise DataError(f"{file} is missing. {cure}") from error
    except OSError as error:
        raise DataError(f"{file} cannot be read ({error.strerror}). {cure}") from error


def as_json(value: object) -> bytes:
    """A manifest as it stands in its file: a line for each entry, and letters as they are."""
    return json.dumps(value, indent=2, ensure_ascii=False).encode() + b"\n"


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


def flush(file: Path) -> None:
    """Have on disk what another library wrote into a file."""
    with file.open("rb+") as written:
        os.fsync(written.fileno())


def settle(folder: Path) -> None:
    """Have the names in a folder on disk, where the system can do that."""
    if os.name == "nt":  # Windows opens no folders; its renames are written through
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
