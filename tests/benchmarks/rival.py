"""Another reader of numbers over the same texts, in an environment of its own: processor seconds, on standard output.

PYTHON rival.py NAME, with a JSON list of texts on standard input.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from collections.abc import Callable


def reader(name: str) -> Callable[[str], object]:
    if name == "quantulum3":
        from quantulum3 import parser

        return parser.parse
    from text_to_num import alpha2digit

    return lambda text: alpha2digit(text, "en")


def main() -> None:
    warnings.simplefilter("ignore")
    texts = json.load(sys.stdin)
    read = reader(sys.argv[1])
    read(texts[0])
    times = []
    for _ in range(2):
        start = time.process_time()
        for text in texts:
            read(text)
        times.append(time.process_time() - start)
    print(min(times))


if __name__ == "__main__":
    main()
