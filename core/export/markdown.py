"""The report as Markdown. Words of the article are words: nothing in them is emphasis, a link, a picture or HTML."""

from __future__ import annotations

from collections.abc import Iterable

from core.export.text import counts
from core.export.words import COUNTING, ICONS, NO_DATE, OTHERS, READERS_OWN, UNTITLED
from core.language.grammar import pattern
from core.model import CheckedClaim, Report
from core.wording import capital, count_text, day, measured, period_text, sum_up, unread_text

_SIGNS = pattern(r"[\\`*_{}\[\]<>&|~^$#@!]|:(?=\S)|(?<=www)\.")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", ":": "&#58;", "@": "&#64;", ".": "&#46;"}
"""Signs that a backslash does not tame: of tags, of addresses that become links, of people who are told."""

_ITEM = pattern(r"^(\d{0,9})([-+=.)])(?=\s|[-+=]|$)")
"""What makes a list or a heading of a line that it begins."""


def to_markdown(report: Report) -> str:
    """A heading, a line of tally, a section per claim, a table of the other numbers, the source line."""
    article = report.article
    published = f"Published {day(article.published)}" if article.published else NO_DATE
    by = f", by {_line(article.author)}" if article.author else ""
    parts = [f"# {_line(article.title or UNTITLED)}", f"{published}{by}.", _line(f"{sum_up(report)} {counts(report)}")]
    parts += [_line(unread_text(report))] if report.unread else []
    parts += [_claim(checked, report) for checked in report.claims]
    if report.others:
        rows = ((number.text, number.why) for number in report.others)
        parts += [f"## {OTHERS}", _table(("Number", "Why"), rows)]
    return "\n\n".join([*parts, _line(report.origin.citation)])


def _claim(checked: CheckedClaim, report: Report) -> str:
    claim, verdict = checked.claim, checked.verdict
    rows = [
        (count_text(judgement), measured(judgement.evidence), str(judgement.fit))
        for judgement in checked.judgements
        if judgement.evidence.interval is not None
    ]
    parts = [
        f"## {ICONS[verdict.flag]} {verdict.rating}: {_line(claim.text)}",
        f"> {_line(claim.sentence.of(report.article.text))}",
        _line(checked.finding),
        _line(f"{capital(period_text(claim.period))}. {claim.scope.rule}"),
    ]
    parts += [READERS_OWN] if checked.by_reader else []
    parts += [_table(COUNTING, rows)] if rows else []
    parts += [_line(f"Possible slip. {checked.slip}")] if checked.slip else []
    parts += ["\n".join(f"- {_line(caveat)}" for caveat in checked.caveats)] if checked.caveats else []
    return "\n\n".join(parts)


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *(tuple(map(_line, row)) for row in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _line(text: str) -> str:
    """Words on one line, with every sign that Markdown reads taken for itself."""
    tame = _SIGNS.sub(lambda sign: _ENTITIES.get(sign[0], f"\\{sign[0]}"), " ".join(text.split()))
    return _ITEM.sub(r"\1\\\2", tame)
