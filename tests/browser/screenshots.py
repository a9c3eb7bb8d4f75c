"""``make screenshots``: the pictures of the README, from the app as it is."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.browser.driver import ROOT, chromium_path, launched, serving, settle

FOLDER = ROOT / "docs"
PAGES = {"home": "", "article": "article?article=chinese-models-overtake&published=2026-06-22&claim=c5"}
SIZE = {"width": 1280, "height": 1400}


def main(folder: Path = FOLDER) -> None:
    """Write ``<page>-<light or dark>.png`` for each of ``PAGES`` into ``folder``."""
    executable = chromium_path()
    if executable is None:
        sys.exit("no Chromium found: apt-get install chromium, or name one in CHROMIUM")
    folder.mkdir(exist_ok=True)
    with serving() as address, launched(executable) as browser:
        for scheme in ("light", "dark"):
            with browser.new_context(viewport=SIZE, color_scheme=scheme) as context:
                page = context.new_page()
                for name, path in PAGES.items():
                    page.goto(f"{address}/{path}")
                    settle(page)
                    page.screenshot(path=folder / f"{name}-{scheme}.png", animations="disabled")


if __name__ == "__main__":
    main()
