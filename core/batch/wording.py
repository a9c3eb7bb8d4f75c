"""Every sentence that a batch says."""

from __future__ import annotations

NO_SOURCE = "{path} is not there. Name a folder, a table (.csv, .jsonl, .parquet), or files with articles."
NO_RECORDS = (
    "There is nothing to check in {source}. Name a folder, a table (.csv, .jsonl, .parquet), or files with articles."
)
NO_TEXT = "{path} has no column `text`. Give it the columns text, title, published and url; only text has to be there."
BAD_TABLE = "{path} cannot be read as {kind}: {why}. Mend it, or save it anew."
BAD_LINE = "line {number} is not JSON with a text: {why}"
BAD_FILE = "cannot be read: {why}"
NO_WORDS = "the record has no text"

IN_USE = "Another run is writing into {out}. Wait for it, or name another folder."
EARLIER = "{out} holds an earlier run. Go on with it by --resume, or name another folder."
CHANGED = "{out} was begun with {what}. Name the same again to go on, or another folder to start anew."
SOURCES, FORMAT, DATA = "other articles, or they were changed since", "another format", "other data"
NOT_WRITTEN = "{out} cannot be written: {why}. What is there stays; go on by --resume."
STOPPED = "Stopped. The same command with --resume goes on from here."

FOUND = "{left:,} of {total:,} articles to check."
PROGRESS = "{done:,} of {total:,} articles, {rate:.1f} a second, {left} left."
DONE = "{articles:,} articles checked, {claims:,} claims, {aside:,} set aside. Written to {out}: {files}."
