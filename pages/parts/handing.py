"""What a reader can hand on of one card: link, sentence, picture, frame, and a report of a wrong reading."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from core import wording
from core.charts import Figure
from core.charts.share import Shared, share_png
from core.model import CheckedClaim, Report, Span
from pages.parts import look
from pages.parts.guard import EMBED

SHAPE = 'width="640" height="680"'
"""Room for a card of usual length in somebody's page."""

WRONG = """A reading that seems wrong

Read as: {kind} claim about {whose}, {count}
Verdict: {rating}
Where: {where}
Data: {data}

The sentence, if you want to show it (we left it out):

What it says, in your reading:
"""


def shared(checked: CheckedClaim, report: Report) -> Shared:
    """A claim as the picture says it."""
    text, claim = report.article.text, checked.claim
    around = claim.sentence.join(claim.span)
    return Shared(
        flag=checked.verdict.flag,
        rating=str(checked.verdict.rating),
        quote=(
            Span(around.start, claim.span.start).of(text),
            claim.span.of(text),
            Span(claim.span.end, around.end).of(text),
        ),
        says=wording.says(claim),
        shows=wording.data_in_short(checked).removeprefix("data: ") or checked.verdict.reason,
        source=report.origin.citation,
        name=look.NAME,
    )


def offer(checked: CheckedClaim, report: Report, link: Mapping[str, str] | None, drawn: Figure | None) -> None:
    """Words to copy and the picture; for a claim with a link also the link and the frame."""
    claim_id = checked.claim.id
    if link is not None:
        copy("Link to this claim", address(link, claim_id))
    copy("The verdict with its source", f"{checked.finding} {report.origin.citation}")
    st.download_button(
        "Picture to share (PNG)",
        lambda: share_png(shared(checked, report), drawn),
        f"{report.article.slug or 'claim'}-{claim_id}.png",
        "image/png",
        key=f"share-{claim_id}",
        on_click="ignore",
        icon=":material/image:",
    )
    if link is not None:
        copy("Frame for a page of yours, pinned to this data", frame(link, checked))
    copy("This reading is wrong? A report to copy", wrong(checked, report, link))


def copy(label: str, text: str) -> None:
    """Words with a button that copies them."""
    look.html(f'<p class="soft copied">{escape(label)}</p>')
    st.code(text, language=None, wrap_lines=True)


def address(link: Mapping[str, str], claim_id: str, page: str = "/article") -> str:
    """The whole address of a claim's card, as another reader can open it."""
    here = urlsplit(st.context.url or "")
    query = urlencode({**{name: value for name, value in link.items() if value}, "claim": claim_id})
    return urlunsplit((here.scheme, here.netloc, here.path.rpartition("/")[0] + page, query, ""))


def frame(link: Mapping[str, str], checked: CheckedClaim) -> str:
    """The HTML that shows the card in somebody's page."""
    src = escape(address(link, checked.claim.id, EMBED))
    title = escape(f"{checked.verdict.rating}: {look.plain(checked.claim.text)}")
    return f'<iframe src="{src}" title="{title}" {SHAPE} loading="lazy" style="border:0"></iframe>'


def wrong(checked: CheckedClaim, report: Report, link: Mapping[str, str] | None) -> str:
    """A prepared report of a wrong reading, without any of the sentence's words."""
    claim = checked.claim
    counts = " and ".join(wording.COUNTS[count].format(n=claim.scope.top) for count in claim.scope.counts)
    return WRONG.format(
        kind=claim.kind,
        whose=wording.whose_and_when(claim),
        count=counts,
        rating=checked.verdict.rating,
        where=address(link, claim.id) if link is not None else "a pasted text",
        data=f"OpenRouter, as of {report.origin.as_of.isoformat()}",
    )
