"""One press figure with its decimal point in two places, and what tells them apart."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import streamlit as st

from core import charts, claims
from core.checking import check
from core.datasets import Dataset
from core.model import PLATFORM, Count, Entity, EntityKind, Evidence, Judgement, Measure, Period, Report
from core.verdict import RESTATED
from core.wording import COUNTS, bounds, measured, percent, period_text, says, short_tokens, times, tokens
from pages.parts import state, story, weekly
from pages.parts.story import Cited, Scene, Step
from pages.parts.weekly import CHINA, CLOSED, OPEN, USA, ask, volume

ARTICLE, OTHER_ARTICLE = "two-straight-weeks", "second-week-in-front"
_POINT = re.compile(r"(\d)\.(\d)(?=\d)")


def printed() -> Cited:
    """The claim as these articles print it."""
    return story.cited(story.reading(ARTICLE), "volume", CHINA)


def with_slip() -> Report:
    """The same article with the decimal point of that figure one place to the right, checked like any other."""
    return _with_slip(state.snapshot())


@st.cache_data(show_spinner=False, max_entries=state.KEPT)
def _with_slip(snapshot: state.Snapshot) -> Report:
    found = printed()
    article, span = found.report.article, found.checked.claim.span
    moved = _POINT.sub(r"\1\2.", span.of(article.text))
    text = article.text[: span.start] + moved + article.text[span.end :]
    return check(replace(article, text=text), state.loaded(snapshot))


def slipped() -> Cited:
    note = f"Altered for this story: the article prints “{says(printed().checked.claim)}”."
    return replace(story.cited(with_slip(), "volume", CHINA), altered=note)


def when() -> Period:
    return printed().checked.claim.period


def reading(found: Cited, count: Count) -> Judgement:
    return next(judgement for judgement in found.checked.judgements if judgement.query.count is count)


def as_printed(dataset: Dataset) -> Scene:
    said, again = printed(), story.cited(story.reading(OTHER_ARTICLE), "volume", CHINA)
    chart, named = (reading(said, count).evidence for count in (Count.CHARTED, Count.NAMED))
    frame = pd.DataFrame(
        [
            (COUNTS[count], e.interval.low, e.interval.high)
            for count, e in ((Count.CHARTED, chart), (Count.NAMED, named))
        ],
        columns=["count", "low", "high"],
    )
    return Scene(
        f"""
For the {period_text(when())}, articles of several outlets give the tokens of Chinese models as {said.words}. Two of
them stand on our shelf, and both print the same figure: {again.words}.

The nine charted models come to **{tokens(chart.interval.low, 4)}**, which is close. Over every named model it would
be {measured(named)}.

So far this is the common case of these articles: a careful sum over the chart, without the words that say so.
""",
        story.drawn(
            charts.two_marks,
            frame,
            title=f"{measured(chart)} on the chart, a hair below what is printed",
            subtitle=f"Tokens of Chinese models, {period_text(when())}",
            claimed=said.rule,
        ),
        said,
    )


def the_slip(dataset: Dataset) -> Scene:
    wrong, period = slipped(), when()
    whole = volume(dataset, PLATFORM, period, Count.ALL)
    rows = [
        ("Chinese models on the chart", volume(dataset, CHINA, period)),
        ("Chinese models, every named", volume(dataset, CHINA, period, Count.NAMED)),
        ("everything on OpenRouter", whole),
    ]
    frame = pd.DataFrame(
        [(name, interval.low, interval.high) for name, interval in rows], columns=["count", "low", "high"]
    )
    value = wrong.checked.claim.quantity.value
    return Scene(
        f"""
The figure has also been in print with its decimal point one place further right: {wrong.words}. The card on this page
is the same sentence with only that point moved, checked like any other.

No count comes near. In that week everything on OpenRouter together, Chinese or not, was **{tokens(whole.low)}**; the
sentence claims {times(value / whole.low)} that for one country.

The card goes one step further and asks whether a common slip would explain the miss:
*{story.plain(wrong.checked.slip)}* That is offered as a possible slip. It never turns the flag.
""",
        story.drawn(
            charts.two_marks,
            frame,
            title=f"{short_tokens(value)} would be {times(value / whole.low)} everything that ran through OpenRouter",
            subtitle=f"Tokens, {period_text(period)}",
            claimed=wrong.rule,
        ),
        wrong,
    )


def it_fits_elsewhere(dataset: Dataset) -> Scene:
    wrong, period = slipped(), when()
    quantity = wrong.checked.claim.quantity
    first = ask(dataset, Measure.FIRST, PLATFORM, period, Count.ALL, detail=f"above:{quantity.value}")
    fits, cells = fitting(dataset, wrong)
    frame = weekly.between(weekly.amounts(dataset, {"OpenRouter": (PLATFORM, Count.ALL)}), period.first, dataset.last)
    return Scene(
        f"""
A machine that searches the whole table for a cell that fits would have been less sure. We looked through {cells:,}
figures (the platform, both countries, open and closed models and every lab, week by week, on the chart and over all
named models), and **{fits}** lie close enough to {wrong.words} to pass. The whole platform first went above that
level in {measured(first)}.

Such a machine would call the slip “verified”, for some other subject in some other week.

That is why the order matters here: first settle whose tokens a sentence means, in which week, on which count. Only
then open the data.
""",
        story.drawn(
            charts.trend,
            frame,
            title=f"The platform itself came to that level {_later(first, period)} weeks later",
            subtitle=f"Tokens a week on the whole platform, from the {period_text(period)} on",
            subject="OpenRouter",
            claimed=wrong.rule,
            period=(period.first, period.last),
        ),
        wrong,
    )


def _later(first: Evidence, period: Period) -> int:
    return (int(first.interval.low) - period.first.toordinal()) // 7


@st.cache_data(show_spinner=False, hash_funcs={Dataset: lambda data: data.checksum, Cited: lambda found: found.words})
def fitting(dataset: Dataset, found: Cited) -> tuple[int, int]:
    """How many weekly figures of the table lie close to a claim's words, and how many there are."""
    allowed = found.checked.claim.quantity.allowed
    near = allowed.widened(allowed.high * RESTATED)
    labs = [Entity(EntityKind.LAB, key) for key in dataset.labs["author"]]
    everybody = {who.id: who for who in (PLATFORM, CHINA, USA, OPEN, CLOSED, *labs)}
    who = {
        f"{key} {count}": (entity, count) for key, entity in everybody.items() for count in (Count.CHARTED, Count.NAMED)
    }
    who["platform"] = (PLATFORM, Count.ALL)
    amounts = weekly.amounts(dataset, who)["low"]
    return int(amounts.between(near.low, near.high).sum()), int((amounts > 0).sum())


def what_digits_promise(dataset: Dataset) -> Scene:
    said = printed()
    quantity = claims.stated(said.checked.claim)
    data = reading(said, Count.CHARTED).evidence.interval.low
    missed, half, margin = abs(quantity.value - data), quantity.step / 2, quantity.allowed.low * RESTATED
    fit = reading(said, Count.CHARTED).fit
    caveat = next(
        (f" A note on its card says why that is fair: {story.plain(text)}" for text in said.checked.caveats), ""
    )
    frame = pd.DataFrame(
        [
            ("what the printed digits leave open", half, False),
            ("what the data differs by", missed, True),
            ("what still counts as close", margin, False),
        ],
        columns=["name", "value", "highlight"],
    )
    return Scene(
        f"""
Back to the figure as printed. Its digits are a promise: {said.words} means {bounds(quantity.allowed, quantity.unit)}.

The data says {tokens(data, 4)}. That is **{tokens(missed)}** tokens away, {"more" if missed > half else "less"} than
the digits leave open, and within the {percent(RESTATED)} that we let pass as “{fit}”, marked as such.{caveat}

A rounding promises something, and so does a decimal point. The checker reads both the way a careful reader would: to
the last digit, and no further.
""",
        story.drawn(
            charts.bars,
            frame,
            title=f"The data is {tokens(missed)} tokens away from what was printed",
            subtitle=f"Distances in tokens, {period_text(when())}, Chinese models on the chart",
        ),
        said,
    )


STEPS = (
    Step("As printed", as_printed),
    Step("The point moves", the_slip),
    Step("It fits elsewhere", it_fits_elsewhere),
    Step("What digits promise", what_digits_promise),
)

state.enter()
story.walk(
    "The slipped decimal",
    (
        "A decimal point in the wrong place makes a number far too large. Here is what gives it "
        "away, and what would have let it pass."
    ),
    STEPS,
    ("story_tokens", "What a token is"),
)
