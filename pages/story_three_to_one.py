"""A ratio that follows from the article's own numbers, holds on one count, and shrinks on the others."""

from __future__ import annotations

from datetime import timedelta

import pandas as pd

from core import charts
from core.datasets import CHART_SIZE, Dataset
from core.model import Count, Entity, Measure, Period
from core.wording import measured, percent, period_text, significant, times, tokens
from pages.parts import pictures, state, story, weekly
from pages.parts.pictures import CHART, NAMED
from pages.parts.story import Cited, Scene, Step
from pages.parts.weekly import CHINA, USA, ask, volume

ARTICLE = "chinese-models-overtake"
WINDOW = timedelta(weeks=30)
SHOWN = 20  # models in the long list: enough to see where the chart ends


def claim(kind: str, subject: Entity, place: int = 0) -> Cited:
    return story.cited(story.reading(ARTICLE), kind, subject, place)


def when() -> Period:
    """The week that the article calls "currently"."""
    return claim("multiple", CHINA).checked.claim.period


def its_own_sum(dataset: Dataset) -> Scene:
    said, china, usa = claim("multiple", CHINA), claim("volume", CHINA), claim("volume", USA)
    left, right = china.checked.claim.quantity, usa.checked.claim.quantity
    frame = pd.DataFrame(
        [
            (f"Article: {china.checked.claim.subject.name}", left.value, True),
            (f"Article: {usa.checked.claim.subject.name}", right.value, False),
        ],
        columns=["name", "value", "highlight"],
    )
    ratio, possible = left.value / right.value, left.allowed / right.allowed
    return Scene(
        f"""
The article puts three numbers side by side: {china.words}, {usa.words}, and the ratio between them, {said.words}.

Before any data is opened, such a set can be tested against itself. The first number divided by the second is
**{times(ratio)}**; with everything that “about” allows on either side it lies between {significant(possible.low)} and
{significant(possible.high)}.

So the ratio follows from the article’s own figures, unless both of them lean the wrong way at once. That is worth
knowing, and it is no proof: two wrong numbers can have a right quotient.
""",
        story.drawn(
            charts.bars,
            frame,
            title=f"The article’s own figures give a ratio of {times(ratio)}",
            subtitle="Tokens a week, as the article states them",
            measured=False,
        ),
        said,
    )


def on_the_chart(dataset: Dataset) -> Scene:
    period, said = when(), claim("volume", USA)
    ratio = ask(dataset, Measure.RATIO, CHINA, period, other=USA)
    left, right = volume(dataset, CHINA, period), volume(dataset, USA, period)
    frame = pictures.nine(dataset, period)
    masked = frame[frame["country"] == ""]["name"]
    aside = f" {masked.iloc[0]} belongs to neither: its maker had not said who it was." if len(masked) else ""
    return Scene(
        f"""
Now the data, {period_text(period)}. Among the nine models that the rankings chart names, the Chinese ones took
**{tokens(left.low)}** tokens and the US ones **{tokens(right.low)}**.{aside}

That is **{measured(ratio)}** as many. On this count the sentence holds, and so do both figures it rests on.
""",
        pictures.nine_bars(
            frame, period, f"Among the nine charted models: {measured(ratio)} as many Chinese tokens as American"
        ),
        said,
    )


def below_the_chart(dataset: Dataset) -> Scene:
    period = when()
    every = weekly.ordered(dataset, period, rollup=False)
    every["highlight"] = every["country"] == USA.key
    below = {who.name: int((every["country"][CHART_SIZE:] == who.key).sum()) for who in (CHINA, USA)}
    hidden = {
        who.name: 1 - volume(dataset, who, period).low / volume(dataset, who, period, Count.NAMED).low
        for who in (CHINA, USA)
    }
    return Scene(
        f"""
Scroll down the list, past the place where the chart ends after the first {CHART_SIZE}. The colours change.

In that week {below[USA.name]} further US models are named below the chart, and {below[CHINA.name]} Chinese ones. The
chart leaves out **{percent(hidden[USA.name], 0)}** of all US tokens that the data names, but only
**{percent(hidden[CHINA.name], 0)}** of the Chinese.

A list cut after its largest entries favours whoever has few and large ones. Nobody need have meant it; it is what a
cut does.
""",
        story.drawn(
            charts.bars,
            every.head(SHOWN),
            of=USA.name,
            title=(
                f"The chart’s cut hides {percent(hidden[USA.name], 0)} of US tokens and "
                f"{percent(hidden[CHINA.name], 0)} of Chinese"
            ),
            subtitle=(
                f"The first {SHOWN} models, {period_text(period)}; the chart ends after {CHART_SIZE}; US "
                "models in colour"
            ),
        ),
        claim("multiple", CHINA),
    )


def every_count(dataset: Dataset) -> Scene:
    said, period = claim("multiple", CHINA), when()
    found = pictures.ratios(dataset, period)
    chart, named, whole = found.values()
    return Scene(
        f"""
So the same week has more than one honest answer.

Over the nine charted models it is **{measured(chart)}**. Over every named model it is **{measured(named)}**. For the
whole platform it lies **{measured(whole)}**, because the models below the daily list are published as one sum, and
nobody can say whose they are.

China leads in all of them. The article’s {said.words} is true in one, and the flag says exactly that.
""",
        pictures.ratio_marks(
            found,
            period,
            said.rule,
            f"China leads on every count: {measured(chart)} on the chart, {measured(whole)} on the platform",
        ),
        said,
    )


def one_week(dataset: Dataset) -> Scene:
    said, period = claim("multiple", CHINA), when()
    start = period.first - WINDOW / 2
    weeks = [monday for monday in dataset.weeks if start <= monday <= period.first + WINDOW / 2]
    frame = pictures.ratio_weeks(dataset, weeks)
    level = said.checked.claim.quantity.value
    above = {name: int((frame[frame["who"] == name]["low"] > level).sum()) for name in (CHART, NAMED)}
    chart, named = (frame[frame["who"] == name]["low"] for name in (CHART, NAMED))
    return Scene(
        f"""
A ratio of one week is also a matter of luck. Of the {len(weeks)} weeks around this one, the charted ratio lies above
the article’s figure in {above[CHART] or "none"}; over every named model in {above[NAMED] or "none"}.

On the chart it swings between {significant(chart.min())} and {significant(chart.max())}, for a simple reason: when
one large model of either side slips out of the chart, all of its tokens leave the sum at once. Over every named model
the range is {significant(named.min())} to {significant(named.max())}.

If you must print one ratio, print the calm one. If you print the other, say which models were counted.
""",
        pictures.ratio_course(
            frame,
            period,
            said.rule,
            f"The ratio ran from {significant(chart.min())} to {significant(chart.max())} on the chart, "
            f"and to {significant(named.max())} at most over every named model",
        ),
        said,
    )


STEPS = (
    Step("The article’s own sum", its_own_sum),
    Step("On the chart", on_the_chart),
    Step("Below the chart", below_the_chart),
    Step("One week, every count", every_count),
    Step("One week among others", one_week),
)

state.enter()
story.walk(
    "Three to one",
    (
        "A ratio is two numbers and a choice of what to count. Here the choice moves the answer "
        "from a landslide to a lead."
    ),
    STEPS,
    ("story_who_grew", "Who grew"),
)
