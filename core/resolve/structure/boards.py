"""Words for a board, and how often it is added up: every day, week or month."""

from __future__ import annotations

from core.language.grammar import rule
from core.model import Grain
from core.resolve.structure.clause import Masked
from core.resolve.structure.tense import around

BOARD = r"(?:rankings?|leader ?boards?|boards?|charts?|tables?|totals?|figures?|numbers|snapshot|list|standings)"

_BOARD = rule(rf"\b(?:{BOARD}|data)\b|{{top}}")

_OFTEN = rule(
    r"\b(?P<often>weekly|daily|monthly)\b|\bthis (?P<this>week|month)'?s |\b(?P<days>7|30|seven|thirty)[- ]day\b|"
    r"\b(?:single|one) (?P<one>week)\b"
)

_BY_BOARD = rule(rf"\b(?P<often>weekly|daily|monthly)\b(?: [\w'{{anybody}}{{number}}{{time}}-]+){{0,4}}? {BOARD}\b")

GRAIN_OF = {
    "weekly": Grain.WEEK,
    "daily": Grain.DAY,
    "monthly": Grain.MONTH,
    "week": Grain.WEEK,
    "month": Grain.MONTH,
    "7": Grain.WEEK,
    "seven": Grain.WEEK,
    "30": Grain.MONTH,
    "thirty": Grain.MONTH,
}


def is_board(at: int, masked: Masked) -> bool:
    """True for a sentence that speaks of a ranking or of its data, or of how often it is added up."""
    words = around(at, masked)
    return _BOARD.search(words) is not None or cadence_of(words) is not None


def cadence_of(words: str) -> Grain | None:
    """Weekly, daily or monthly, where the words say just one of them."""
    said = {GRAIN_OF[m["often"] or m["this"] or m["days"] or m["one"]] for m in _OFTEN.finditer(words)}
    return said.pop() if len(said) == 1 else None


def board_of(words: str) -> Grain | None:
    """How often the board is added up that the words point at ("OpenRouter's monthly token rankings")."""
    said = {GRAIN_OF[m["often"]] for m in _BY_BOARD.finditer(words)}
    return said.pop() if len(said) == 1 else None
