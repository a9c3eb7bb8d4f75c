"""The report as one HTML file that needs nothing else: no script, no font, no request."""

from __future__ import annotations

from html import escape

from core.export.text import ICONS
from core.model import CheckedClaim, Report, Span
from core.wording import count_text, day, measured, period_text, unread_text

STYLE = """
:root{color-scheme:light dark;--ink:#1a1a1a;--soft:#555;--line:#ccc;--paper:#fff}
@media(prefers-color-scheme:dark){:root{--ink:#eee;--soft:#b5b5b5;--line:#444;--paper:#14171c}}
body{font:17px/1.55 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem;
  color:var(--ink);background:var(--paper)}
h1{font-size:1.6rem}
.text{white-space:pre-wrap}
mark{background:none;color:inherit;text-decoration:underline 2px;text-underline-offset:3px}
mark a{color:inherit;text-decoration:inherit}
.verified{text-decoration-style:solid;text-decoration-color:#0a7d55}
.depends{text-decoration-style:dashed;text-decoration-color:#b26a00}
.unverified{text-decoration-style:wavy;text-decoration-color:#c2341d}
.uncheckable{text-decoration-style:dotted;text-decoration-color:#767676}
article{border-top:1px solid var(--line);padding:.75rem 0}
h2{font-size:1.05rem;margin:0}
p{margin:.4rem 0}
.soft{color:var(--soft)}
table{border-collapse:collapse;font-size:.95rem}
td,th{border-bottom:1px solid var(--line);padding:.25rem .75rem .25rem 0;text-align:left}
""".strip()


def to_html(report: Report) -> str:
    """The article with its claims marked, a card per claim, the source line. Every pasted character is escaped."""
    article = report.article
    title = escape(article.title or "An article, number by number")
    published = f"Published {day(article.published)}" if article.published else "No publication date given"
    unread = f"<p><b>{escape(unread_text(report))}</b></p>\n" if report.unread else ""
    cards = "\n".join(_card(checked, report) for checked in report.claims)
    others = "".join(f"<tr><td>{escape(q.text)}</td><td>{escape(q.why)}</td></tr>" for q in report.others)
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{STYLE}</style></head><body>\n<h1>{title}</h1>\n"
        f'<p class="soft">{published}</p>\n{unread}'
        f'<div class="text">{_marked(report)}</div>\n<section aria-label="Claims">\n{cards}\n</section>\n'
        f"<h2>Other numbers, not judged</h2>\n<table><tr><th>Number</th><th>Why</th></tr>{others}</table>\n"
        f'<p class="soft">{escape(report.origin.citation)}</p>\n</body></html>'
    )


def _marked(report: Report) -> str:
    text, at, parts = report.article.text, 0, []
    for checked in sorted(report.claims, key=lambda c: c.claim.span):
        span: Span = checked.claim.span
        parts.append(escape(text[at : span.start]))
        parts.append(
            f'<mark class="{checked.verdict.flag}"><a href="#{checked.claim.id}">{escape(span.of(text))}</a></mark>'
        )
        at = span.end
    return "".join(parts) + escape(text[at:])


def _card(checked: CheckedClaim, report: Report) -> str:
    claim = checked.claim
    rows = "".join(
        f"<tr><td>{escape(count_text(j))}</td><td>{escape(measured(j.evidence))}</td><td>{escape(str(j.fit))}</td></tr>"
        for j in checked.judgements
        if j.evidence.interval is not None
    )
    table = f"<table><tr><th>Counting</th><th>Data</th><th>Fit</th></tr>{rows}</table>" if rows else ""
    quote = escape(" ".join(claim.sentence.of(report.article.text).split()))
    caveats = "".join(f'<p class="soft">{escape(caveat)}</p>' for caveat in checked.caveats)
    return (
        f'<article id="{claim.id}"><h2>{ICONS[checked.verdict.flag]} {escape(str(checked.verdict.rating))}: '
        f"{escape(claim.text)}</h2>"
        f"<p>“{quote}”</p><p>{escape(checked.finding)}</p>"
        f'<p class="soft">{escape(period_text(claim.period))}. {escape(claim.scope.rule)}</p>{table}{caveats}</article>'
    )
