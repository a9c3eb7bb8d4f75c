"""Articles in: from a file, from a pasted page, from an address of the web.

Each way ends in a ``Found``: an article, and what to say about it. Files are read in a worker (``within.py``), which is
ended where one takes too much; the web is asked by ``web.py`` alone, behind the walls of ``address.py``.
"""

from __future__ import annotations

from core.intake.address import is_address
from core.intake.found import LARGEST, MEGABYTE, Found
from core.intake.kinds import SUFFIXES, is_page
from core.intake.online import LOOPBACK, SETTING, allowed, fetched
from core.intake.plain import worded
from core.intake.within import opened, read
from core.intake.wording import SWITCHED_OFF

__all__ = [
    "LARGEST",
    "LOOPBACK",
    "MEGABYTE",
    "SETTING",
    "SUFFIXES",
    "SWITCHED_OFF",
    "Found",
    "allowed",
    "fetched",
    "is_address",
    "is_page",
    "opened",
    "read",
    "worded",
]
