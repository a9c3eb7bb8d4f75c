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
BEGUN_WITH = {
    "sources": "other articles, or they were changed since",
    "format": "another format",
    "data": "other data",
    "program": "another version of the program or of its libraries",
}
"""What may be different when a run goes on, by its name in the manifest."""

NOT_WRITTEN = "{out} cannot be written: {why}. What is there stays; go on by --resume."
STOPPED = "Stopped. The same command with --resume goes on from here."

NO_DASK = "--scheduler needs Dask, which is not installed: pip install -r requirements-batch.txt"
NO_SCHEDULER = "No scheduler answers at {address}. Name one like tcp://10.0.0.1:8786, and start it before."
GONE = "The scheduler at {address} went away. What is done stays; start it again, and the same command with --resume."
LOST = "The cluster lost four workers in a row at the same articles. Look at their logs, then go on by --resume."
OTHER = (
    "The worker at {worker} has another version of the program, of its libraries or of the data than this machine, "
    "so its results could differ. Bring it to the same state, then go on by --resume."
)
FAILED = "A worker of the cluster cannot do its work ({why}). Start it as the README says, then go on by --resume."
NO_WORKERS = "The scheduler at {address} has no workers yet. This goes on as soon as it has one."

FOUND = "{left:,} of {total:,} articles to check."
PROGRESS = "{done:,} of {total:,} articles, {rate:.1f} a second, {left} left."
DONE = "{articles:,} articles checked, {claims:,} claims, {aside:,} set aside. Written to {out}: {files}."
