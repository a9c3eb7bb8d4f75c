"""Makes a snapshot out of a folder of source files: ``python -m core.datasets.compile SOURCE_DIR [data/openrouter]``.

Files that the source folder lacks (the hand-made ``cloaked.csv``, ``lab_names.csv`` and ``renames.csv``) are kept from
the target, and so is what its manifest says about origin and licence unless the source brings a manifest of its own.
Every file is checked before the first one is written; each is replaced in one step and the manifest last, so that an
interruption leaves either the old snapshot or one that ``load`` refuses.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from core.datasets.snapshot import COLUMNS, HOME, check, check_authors, describe, load, read_manifest
from core.errors import DataError


def compile_snapshot(source: Path, target: Path, as_of: date | None = None) -> None:
    """Write the files of ``source`` and their manifest into ``target``.

    Raises ``DataError`` before anything is written when a file is missing or fails its checks.
    """
    manifest = read_manifest(source if (source / "manifest.json").exists() else target)
    raw = {name: _newest(name, source, target).read_bytes() for name in COLUMNS}
    frames = {name: check(_newest(name, source, target), data) for name, data in raw.items()}
    check_authors(source, frames)
    manifest["files"] = {name: describe(data, len(frames[name])) for name, data in raw.items()}
    if as_of is not None:
        manifest["as_of"] = as_of.isoformat()
    target.mkdir(parents=True, exist_ok=True)
    for name, data in raw.items():
        _replace(target / name, data)
    _replace(target / "manifest.json", json.dumps(manifest, indent=2, ensure_ascii=False).encode() + b"\n")


def _newest(name: str, source: Path, target: Path) -> Path:
    found = next((folder / name for folder in (source, target) if (folder / name).is_file()), None)
    if found is None:
        raise DataError(f"{name} is neither in {source} nor in {target}: bring it and compile again.")
    return found


def _replace(file: Path, data: bytes) -> None:
    draft = file.with_name(f".{file.name}.new")
    draft.write_bytes(data)
    draft.replace(file)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 when the snapshot was written and loads, 2 with one line of reason when not."""
    parser = argparse.ArgumentParser(prog="python -m core.datasets.compile", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("source", type=Path, metavar="SOURCE_DIR")
    parser.add_argument("target", type=Path, nargs="?", default=HOME)
    parser.add_argument("--as-of", type=date.fromisoformat, help="day on which the figures were taken (YYYY-MM-DD)")
    options = parser.parse_args(arguments)
    try:
        compile_snapshot(options.source, options.target, options.as_of)
        dataset = load(options.target)
    except DataError as error:
        print(error, file=sys.stderr)
        return 2
    weeks = f"{len(dataset.weeks)} weeks, {dataset.first} to {dataset.end}"
    print(f"{options.target}: {weeks}, as of {dataset.origin.as_of}.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
