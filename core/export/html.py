"""The report as one HTML file that needs nothing else: no script, no font, no request. It can be printed.

Charts are SVG within the page. They are drawn once, in light colours; in the dark theme the style sheet exchanges each
colour for its dark tone. Besides, a rule in the head forbids a browser to run or to load anything.
"""

from __future__ import annotations

from html import escape

from core import claims
from core.charts import TONES, svg
from core.datasets import Dataset
from core.export.text import counts
from core.export.words import COUNTING, ICONS, NO_CHARTS, NO_DATE, OTHERS, READERS_OWN, UNTITLED
from core.model import CheckedClaim, Report, Span
from core.wording import capital, count_text, day, measured, period_text, sum_up, unread_text

MOST_CHARTS = 40
"""Charts of a report; each takes a third of a second to draw."""

POLICY = "default-src 'none'; style-src 'unsafe-inline'"

_DARK_CHARTS = "".join(
    f'svg [{name}="{light}"]{{{name}:{dark}}}' for light, dark in TONES.items() for name in ("fill", "stroke")
)

STYLE = f"""
:root{{color-scheme:light dark;--ink:#14171c;--soft:#55595f;--line:#d9d2c5;--paper:#fffdf9}}
body{{font:17px/1.55 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem;
  color:var(--ink);background:var(--paper);overflow-wrap:break-word}}
h1{{font-size:1.6rem}}
.text{{white-space:pre-wrap}}
mark{{background:none;color:inherit;text-decoration:underline 2px;text-underline-offset:3px}}
mark a{{color:inherit;text-decoration:inherit}}
.verified{{text-decoration-style:solid;text-decoration-color:#0a7d55}}
.depends{{text-decoration-style:dashed;text-decoration-color:#b26a00}}
.unverified{{text-decoration-style:wavy;text-decoration-color:#c2341d}}
.uncheckable{{text-decoration-style:dotted;text-decoration-color:#767676}}
article{{border-top:1px solid var(--line);padding:.75rem 0;break-inside:avoid}}
h2{{font-size:1.05rem;margin:0}}
p{{margin:.4rem 0}}
.soft{{color:var(--soft)}}
table{{border-collapse:collapse;font-size:.95rem}}
td,th{{border-bottom:1px solid var(--line);padding:.25rem .75rem .25rem 0;text-align:left;vertical-align:top}}
figure{{margin:.6rem 0}}
svg{{max-width:100%;height:auto;overflow:visible}}
@media screen and (prefers-color-scheme:dark){{
:root{{--ink:#eceae4;--soft:#b3b8c0;--line:#3a424f;--paper:#12161d}}
{_DARK_CHARTS}
}}
@media print{{body{{max-width:none;margin:0;font-size:11pt}}mark a{{text-decoration:inherit}}}}
""".strip()


def to_html(report: Report, dataset: Dataset) -> str:
    """The article with its claims marked, a card per claim, the source line. Every pasted character is escaped."""
    article = report.article
    title = escape(article.title or UNTITLED)
    published = f"Published {day(article.published)}" if article.published else NO_DATE
    by = f", by {escape(article.author)}" if article.author else ""
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{STYLE}</style></head><body>\n<h1>{title}</h1>\n"
        f'<p class="soft">{published}{by}</p>\n{_summary(report)}'
        f'<div class="text">{_marked(report)}</div>\n<section aria-label="Claims">\n{_cards(report, dataset)}\n'
        f'</section>\n{_others(report)}<p class="soft">{escape(report.origin.citation)}</p>\n</body></html>'
    )


def _summary(report: Report) -> str:
    said = f"<p>{escape(sum_up(report))} {escape(counts(report))}</p>\n"
    return said + (f"<p><b>{escape(unread_text(report))}</b></p>\n" if report.unread else "")


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


def _cards(report: Report, dataset: Dataset) -> str:
    """A card per claim; the first of them with their charts."""
    drawn = [_card(checked, report, _chart(checked, dataset)) for checked in report.claims[:MOST_CHARTS]]
    plain = [_card(checked, report, "") for checked in report.claims[MOST_CHARTS:]]
    note = [f'<p class="soft">{NO_CHARTS.format(most=MOST_CHARTS)}</p>'] if plain else []
    return "\n".join([*note, *drawn, *plain])


def _chart(checked: CheckedClaim, dataset: Dataset) -> str:
    """The chart of a claim; "" for one that has none."""
    figure = claims.figure(checked, dataset)
    if figure is None:
        return ""
    return f'<figure role="img" aria-label="{escape(figure.alt)}">{svg(figure, dataset.origin.citation)}</figure>'


def _card(checked: CheckedClaim, report: Report, chart: str) -> str:
    claim = checked.claim
    rows = "".join(
        f"<tr><td>{escape(count_text(j))}</td><td>{escape(measured(j.evidence))}</td><td>{escape(str(j.fit))}</td></tr>"
        for j in checked.judgements
        if j.evidence.interval is not None
    )
    heads = "".join(f"<th>{head}</th>" for head in COUNTING)
    table = f"<table><tr>{heads}</tr>{rows}</table>" if rows else ""
    quote = escape(" ".join(claim.sentence.of(report.article.text).split()))
    slip = f"<p>{escape(checked.slip)}</p>" if checked.slip else ""
    own = f"<p><b>{escape(READERS_OWN)}</b></p>" if checked.by_reader else ""
    caveats = "".join(f'<p class="soft">{escape(caveat)}</p>' for caveat in checked.caveats)
    return (
        f'<article id="{claim.id}"><h2>{ICONS[checked.verdict.flag]} {escape(str(checked.verdict.rating))}: '
        f"{escape(claim.text)}</h2>"
        f"<p>“{quote}”</p>{own}<p>{escape(checked.finding)}</p>{slip}{chart}"
        f'<p class="soft">{escape(capital(period_text(claim.period)))}. {escape(claim.scope.rule)}</p>'
        f"{table}{caveats}</article>"
    )


def _others(report: Report) -> str:
    if not report.others:
        return ""
    rows = "".join(f"<tr><td>{escape(q.text)}</td><td>{escape(q.why)}</td></tr>" for q in report.others)
    return f"<h2>{OTHERS}</h2>\n<table><tr><th>Number</th><th>Why</th></tr>{rows}</table>\n"
