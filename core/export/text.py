"""The report as plain text for a terminal."""

from __future__ import annotations

from collections import Counter
from textwrap import fill, indent

from core.export.words import ICONS, OTHERS, TALLY
from core.model import CheckedClaim, Flag, Report
from core.wording import count_text, measured, period_text, sum_up, unread_text


def to_text(report: Report) -> str:
    """A line of tally, what was not read, a block per claim, the other numbers by reason, the source line."""
    blocks = [_tally(report), *filter(None, [unread_text(report)]), *(_claim(checked) for checked in report.claims)]
    if report.others:
        reasons = Counter(quantity.why for quantity in report.others)
        lines = "\n".join(f"  {count:3d}  {why}" for why, count in reasons.most_common())
        blocks.append(f"{OTHERS}:\n{lines}")
    blocks.append(report.origin.citation)
    return "\n\n".join(blocks)


def _tally(report: Report) -> str:
    counted = counts(report)
    return f"{sum_up(report)}\n{counted}" if report.claims else counted


def counts(report: Report) -> str:
    """How many numbers there are, and how many claims of each flag."""
    flags = Counter(checked.verdict.flag for checked in report.claims)
    parts = ", ".join(f"{flags[flag]} {flag.value}" for flag in Flag if flags[flag])
    total = len(report.claims) + len(report.others)
    claims, others = len(report.claims), len(report.others)
    return TALLY.format(
        total=_many(total, "number"), claims=_many(claims, "claim"), flags=parts or "none",
        others=_many(others, "other number"),
    )  # fmt: skip


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _claim(checked: CheckedClaim) -> str:
    claim = checked.claim
    where = f"{claim.kind}: {claim.subject.name or claim.subject.id}, {period_text(claim.period)}"
    lines = [f'{ICONS[checked.verdict.flag]} {checked.verdict.rating}: "{claim.text}"  [{where}]']
    lines.append(indent(fill(checked.finding, 100), "    "))
    if checked.verdict.reason and checked.verdict.reason not in checked.finding:
        lines.append(indent(fill(checked.verdict.reason, 100), "    "))
    lines += [
        f"    - {count_text(j)}: {measured(j.evidence)} ({j.fit}{'' if j.applies else ', for comparison'})"
        for j in checked.judgements
        if j.evidence.interval
    ]
    if checked.fits:
        lines.append(f"    Weeks that fit: {', '.join(f'{monday:%-d %b %Y}' for monday in checked.fits)}")
    if checked.slip:
        lines.append(f"    Possible slip: {checked.slip}")
    lines += [
        fill(f"Note: {caveat}", 100, initial_indent="    ", subsequent_indent="      ") for caveat in checked.caveats
    ]
    return "\n".join(lines)
