"""On the path of a server: keeps telling how many checked texts are in memory, in the file that ``ALIVE`` names."""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
from pathlib import Path

NAME = "Report"
"""The class of what was made of a text; it holds the text."""


def tell(file: Path) -> None:
    while True:
        file.write_text(str(sum(type(thing).__name__ == NAME for thing in gc.get_objects())))
        time.sleep(0.1)


if "ALIVE" in os.environ and "streamlit" in sys.orig_argv:  # the workers inherit both
    threading.Thread(target=tell, args=(Path(os.environ["ALIVE"]),), daemon=True).start()
