"""Writes the manifest of a snapshot folder anew after its files were edited by hand.

python -m core.datasets.compile [FOLDER] [--as-of YYYY-MM-DD]

Every file is checked first; nothing is written when one fails. The manifest is replaced in one step.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from core import files
from core.datasets.snapshot import MANIFEST, checked, folder_of, load, read_manifest
from core.errors import DataError


def compile_snapshot(folder: Path, as_of: date | None = None) -> None:
    """Describe the files of a snapshot folder in its manifest.

    Raises ``DataError`` before anything is written when a file is missing or fails its checks.
    """
    manifest = read_manifest(folder)
    _, _, entries = checked(folder)
    manifest["files"] |= entries
    if as_of is not None:
        manifest["as_of"] = as_of.isoformat()
    files.replace(folder / MANIFEST, files.as_json(manifest))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 when the manifest was written and the snapshot loads, 2 with one line of reason when not."""
    parser = argparse.ArgumentParser(prog="python -m core.datasets.compile", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", help="a snapshot folder (default: the one in use)")
    parser.add_argument("--as-of", type=date.fromisoformat, help="day on which the figures were taken (YYYY-MM-DD)")
    options = parser.parse_args(arguments)
    try:
        folder = options.folder or folder_of()
        compile_snapshot(folder, options.as_of)
        dataset = load(folder)
    except DataError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{folder}: {len(dataset.days)} days, {dataset.first} to {dataset.end}, as of {dataset.origin.as_of}.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
