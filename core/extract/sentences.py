"""Where sentences, headings, list items and table rows begin and end.

spaCy's sentencizer splits after "No." and "vs." and runs through line breaks; press text needs neither.
"""

from __future__ import annotations

from collections.abc import Iterator

from core.language.grammar import pattern
from core.model import Span

ABBREVIATIONS = frozenset(
    "no nos vs v mr mrs ms dr prof sen rep gov gen st inc ltd co corp approx est ca cf fig figs eq vol ed al etc"
    " jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun"
    " u.s u.k e.g i.e a.m p.m d.c p pp par sec ch dept gbp usd".split()
)
_SCALES = frozenset("bn mn tn trn mln bln tln trln mrd mio mld bio bil tril".split())
_ENDING = frozenset(("etc", "u.s", "u.k"))
_NEW = pattern(r"(?!Tokens?\b)[A-Z][a-z]")
"""How a sentence begins after an abbreviation that can end one: "5 bn. Then", but "628 Mrd. Token"."""
_STOP = pattern(r"[.!?…]+[\"')\]]*(?=\s)|[。！？]")
_LAST_WORD = pattern(r"(?<![\w.])([A-Za-z][A-Za-z.]*)\.$")
_BLANK_LINE = pattern(r"\n[ \t]*\n\s*")
_ITEM = pattern(r"[ \t]*(?:[-*•·–]|\d{1,3}[.)]|\|)[ \t]|[ \t]*\|")
_ITEM_NUMBER = pattern(r"(?:^|\n)[ \t]*\d{1,3}\.$")
_INITIAL = pattern("[A-Z]")
_OPENER = pattern(r"[\"'(\[]*(?:[A-Z0-9$€£¥#@~<>]|[a-z]AI\b)")  # xAI begins a sentence too
_SMALL = pattern(r"[a-z][a-z'-]{1,20}(?![\w.])")
"""How a sentence begins in posts that use no capitals: with an ordinary word."""
_WORD_OR_AMOUNT = pattern(r"(?:[a-z]{4}|\d ?[TBMKtbmk%]|[\d.]\d)\.$")
HEADING_LIMIT = 120  # characters; longer lines without a full stop are prose


def paragraphs(text: str) -> Iterator[Span]:
    """Blocks between blank lines, without the white space around them."""
    start = 0
    for gap in [*_BLANK_LINE.finditer(text), None]:
        end = gap.start() if gap else len(text)
        block = text[start:end]
        stripped = block.strip()
        if stripped:
            first = start + len(block) - len(block.lstrip())
            yield Span(first, first + len(stripped))
        start = gap.end() if gap else end


def sentences(text: str) -> list[tuple[Span, int, bool]]:
    """Every sentence as (span, number of its paragraph, is a heading), in order and without overlaps."""
    found: list[tuple[Span, int, bool]] = []
    for number, block in enumerate(paragraphs(text)):
        cuts = sorted({*_line_cuts(text, block), *_stop_cuts(text, block), block.end})
        start = block.start
        for cut in cuts:
            piece = text[start:cut]
            if piece.strip():
                left = start + len(piece) - len(piece.lstrip())
                right = start + len(piece.rstrip())
                found.append((Span(left, right), number, _is_heading(text[left:right], block, left, right)))
            start = cut
    return found


_BLANK = pattern(r"[ \t]*(?:\n|$)")
_RUNS_ON = pattern(r"^[ \t]{0,8}[a-z]{2,}(?:[,;:.)]?\s|[,.;]?$)")
"""How a line begins that goes on with the sentence: an ordinary word, no name in small letters like gpt-5.5."""
_NARROW = 3  # words; a line with fewer stands for itself, as the labels and values of a board do
_WIDE = 50  # characters; a longer line is one of prose


def _line_cuts(text: str, block: Span) -> Iterator[int]:
    """Line breaks that end something: before a list item or table row, after a finished or a short line."""
    start = block.start
    while (at := text.find("\n", start, block.end)) != -1:
        line, rest = text[start:at].rstrip(), text[at + 1 : at + 60]
        if not _is_wrapped(line, rest) or _ITEM.match(rest):
            yield at + 1
        start = at + 1


def _is_wrapped(line: str, rest: str) -> bool:
    """True for a line whose sentence goes on in the next one."""
    if line[-1:] in ("", *".!?:|") or _BLANK.match(rest):
        return False
    return len(line) > _WIDE or (len(line.split(maxsplit=_NARROW)) >= _NARROW and _RUNS_ON.match(rest) is not None)


def _stop_cuts(text: str, block: Span) -> Iterator[int]:
    """Full stops, question and exclamation marks that end a sentence rather than an abbreviation."""
    for stop in _STOP.finditer(text, block.start, block.end):
        after = text[stop.end() : stop.end() + 8].lstrip()
        if stop.group()[0] == "." and len(stop.group().rstrip("\"')]")) == 1:
            word = _LAST_WORD.search(text[max(block.start, stop.start() - 12) : stop.start() + 1])
            if word is not None and _is_shortened(word[1], after):
                continue
            if _ITEM_NUMBER.search(text[max(block.start - 1, 0) : stop.start() + 1][-6:]):
                continue
        if (
            not after
            or _OPENER.match(after)
            or not after[0].isascii()
            or stop.group()[0] in "。！？!?"
            or (
                stop.group() == "."
                and _SMALL.match(after)
                and _WORD_OR_AMOUNT.search(text[stop.start() - 4 : stop.end()])
            )
        ):
            yield stop.end()


def _goes_on_small(stop: str, before: str, after: str) -> bool:
    """True for a full stop behind a word or an amount in a text that begins its sentences with small letters."""
    return stop == "." and _SMALL.match(after) is not None and _WORD_OR_AMOUNT.search(before) is not None


def _is_shortened(word: str, after: str) -> bool:
    """True for a word whose full stop marks an abbreviation and ends no sentence."""
    if word.lower() in _ENDING | _SCALES:
        return _NEW.match(after) is None
    return word.lower() in ABBREVIATIONS or _INITIAL.fullmatch(word) is not None


def _is_heading(piece: str, block: Span, left: int, right: int) -> bool:
    """A line of its own, short, with no full stop: a title, or page furniture such as a by-line."""
    alone = block.start == left and block.end == right
    short = "\t" not in piece and len(piece) <= HEADING_LIMIT
    return alone and short and piece[-1] not in ".!?\"':;" and not _ITEM.match(piece)
