"""From five to twenty-five: how much the platform grew, and whose growth it was."""

from __future__ import annotations

from datetime import timedelta

import pandas as pd

from core import charts
from core.datasets import Dataset, names
from core.model import PLATFORM, Count, Entity, EntityKind, Measure, Period, Unit
from core.wording import day, measured, percent, period_text, times, tokens
from pages.parts import pictures, state, story, weekly
from pages.parts.story import Cited, Scene, Step
from pages.parts.weekly import CHINA, CLOSED, OPEN, USA, ask, volume

ARTICLE = "chinese-models-overtake"
MARGIN = timedelta(weeks=13)
SHOWN = 8  # labs in the picture: as many as fit on a phone


def claim(kind: str, subject: Entity, place: int = 0) -> Cited:
    return story.cited(story.reading(ARTICLE), kind, subject, place)


def stretch() -> tuple[Period, Period]:
    """The weeks from which and to which the article counts the growth."""
    made = claim("contribution", CHINA).checked.claim
    return made.baseline.period, made.period


def how_much(dataset: Dataset) -> Scene:
    then, now = stretch()
    said, earlier = claim("volume", PLATFORM), claim("volume", PLATFORM, 1)
    before, total = volume(dataset, PLATFORM, then, Count.ALL).low, volume(dataset, PLATFORM, now, Count.ALL).low
    claimed = said.checked.claim.quantity.value / earlier.checked.claim.quantity.value
    return Scene(
        f"""
From {earlier.words} to {said.words} within half a year: that is the article’s picture of OpenRouter’s growth,
{times(claimed)} as much.

From the {period_text(then)} to the {period_text(now)} the platform went from **{tokens(before)}** to
**{tokens(total)}** tokens a week, **{times(total / before)}** as much. The real growth was larger than the article’s.

“Over” saves its second number. Nothing saves the first: the figure it starts from is rounded down too far.
""",
        pictures.platform_course(
            dataset,
            (then.first - MARGIN, now.first),
            (now.first, now.last),
            said.rule,
            f"The platform grew to {times(total / before)} its size in half a year",
        ),
        said,
    )


def when_was_it(dataset: Dataset) -> Scene:
    _, now = stretch()
    earlier, said = claim("volume", PLATFORM, 1), claim("volume", PLATFORM)
    words = earlier.checked.claim.quantity.allowed
    frame = weekly.amounts(dataset, {"OpenRouter": (PLATFORM, Count.ALL)})
    fits = frame[frame["low"].between(words.low, words.high)]["week"].dt.date
    level = said.checked.claim.quantity.value
    reached = frame[frame["low"] > level]["week"].dt.date.iloc[0]
    return Scene(
        f"""
Was there a time when both ends fitted? The platform’s total lay within what {earlier.words} allows in {len(fits)}
weeks, the last of which began on **{day(fits.iloc[-1])}**. It first went above the other figure in the week of
**{day(reached)}**, {(reached - fits.iloc[-1]).days // 7} weeks later.

So such a growth did happen. It had just happened earlier than the week from which the article’s other figures come.
Numbers that were each right once make a wrong sentence when they come from different weeks.
""",
        pictures.platform_course(
            dataset,
            (fits.iloc[-1] - MARGIN, now.first),
            (fits.iloc[-1], reached),
            earlier.rule,
            f"The article’s start fits up to {day(fits.iloc[-1])}, its end from {day(reached)} on",
            "Tokens a week on the whole platform; the weeks between are shaded",
        ),
        earlier,
    )


def by_country(dataset: Dataset) -> Scene:
    then, now = stretch()
    said = claim("contribution", CHINA)
    rows = [
        (
            who.name,
            volume(dataset, who, then, Count.NAMED).low,
            volume(dataset, who, now, Count.NAMED).low,
            who == CHINA,
        )
        for who in (CHINA, USA)
    ]
    frame = pd.DataFrame(rows, columns=["who", "before", "after", "highlight"])
    growth = {name: after / before for name, before, after, _ in rows}
    parts = pictures.growth_parts(dataset, then, now)
    return Scene(
        f"""
Whose growth was it? Over every named model, the Chinese side grew to **{times(growth[CHINA.name])}** its size and the
US side to **{times(growth[USA.name])}**. Both grew; one grew from much less.

Of the platform’s whole growth, **{measured(parts[Count.NAMED])}** was Chinese. Among the charted models alone it was
{measured(parts[Count.CHARTED])}. “Most” needs more than half, so the article’s {said.words} holds on either count.
""",
        story.drawn(
            charts.before_after,
            frame,
            title=(
                f"Chinese models grew to {times(growth[CHINA.name])} their size, US models to {times(growth[USA.name])}"
            ),
            subtitle=f"Tokens a week, every named model: ring, {period_text(then)}; dot, {period_text(now)}",
        ),
        said,
    )


def by_lab(dataset: Dataset) -> Scene:
    then, now = stretch()
    largest = weekly.ordered(dataset, now, among=EntityKind.LAB, top=SHOWN)
    frame = pd.DataFrame(
        {
            "who": largest["name"],
            "before": [
                volume(dataset, names.entity(EntityKind.LAB, key), then, Count.NAMED).low for key in largest["key"]
            ],
            "after": largest["value"],
            "highlight": largest["country"] == CHINA.key,
        }
    )
    gains = frame.assign(gain=frame["after"] - frame["before"]).sort_values("gain", ascending=False)
    most, fresh = gains.iloc[0], frame[frame["before"] == 0]["who"]
    newcomer = f" {' and '.join(fresh)} had no model among the named ones at the start." if len(fresh) else ""
    return Scene(
        f"""
“Chinese models” is not one company. The lab that gained most was **{most["who"]}**, with {tokens(most["gain"])} more
tokens a week than half a year before, and {int(frame["highlight"].sum())} of the {len(frame)} largest labs are
Chinese.{newcomer}

American labs grew as well. {_also(frame)}

The article names some of the Chinese makers behind the rise. The data adds others.
""",
        story.drawn(
            charts.before_after,
            frame,
            title=f"{most['who']} gained most: {tokens(most['gain'])} tokens a week",
            subtitle=(
                f"Tokens a week of the {len(frame)} largest labs, every named model: ring, "
                f"{period_text(then)}; dot, {period_text(now)}"
            ),
        ),
        claim("contribution", CHINA),
    )


def _also(frame: pd.DataFrame) -> str:
    grown = frame[~frame["highlight"] & (frame["before"] > 0)]
    parts = [f"{row.who} grew to {times(row.after / row.before)} its size" for row in grown.itertuples()]
    return f"{', '.join(parts[:-1])} and {parts[-1]}." if len(parts) > 1 else f"{''.join(parts)}."


def by_weights(dataset: Dataset) -> Scene:
    then, now = stretch()
    parts = {
        who: ask(dataset, Measure.CONTRIBUTION, who, now, Count.NAMED, baseline=then).interval.low
        for who in (OPEN, CLOSED)
    }
    closed = Entity(EntityKind.COUNTRY, CHINA.key, "Chinese closed models", weights="closed")
    shut = volume(dataset, closed, now, Count.NAMED).low / volume(dataset, CHINA, now, Count.NAMED).low
    rest = 1 - sum(parts.values())
    frame = pd.DataFrame(
        [("open weights", parts[OPEN], True), ("closed", parts[CLOSED], False), ("unknown or unnamed", rest, False)],
        columns=["name", "value", "highlight"],
    )
    return Scene(
        f"""
The article’s explanation is price, pace and open weights: whoever wants to can download such a model and run it at
home.

The data can say something about the last of the three. Models with published weights took **{percent(parts[OPEN])}**
of the growth, closed ones **{percent(parts[CLOSED])}**. It cannot say why developers chose them, and it does not see
anybody who runs a model at home.

Open and Chinese are nearly the same set here, but not quite: {percent(shut)} of the Chinese tokens of the
{period_text(now)} went through models whose weights are not published.
""",
        story.drawn(
            charts.part_of_whole,
            frame,
            title=f"{percent(parts[OPEN])} of the growth went to models with open weights",
            subtitle=(
                f"Growth in weekly tokens by kind of weights, from the {period_text(then)} to the {period_text(now)}"
            ),
            unit=Unit.FRACTION,
        ),
        claim("contribution", CHINA),
    )


STEPS = (
    Step("How much it grew", how_much),
    Step("Two numbers, two weeks", when_was_it),
    Step("Whose growth it was", by_country),
    Step("Not one company", by_lab),
    Step("Open weights", by_weights),
)

state.enter()
story.walk(
    "Five to twenty-five: who grew",
    (
        "The article’s growth is too small and its dates do not match, but its main point stands on every "
        "count: most of it was Chinese."
    ),
    STEPS,
    ("story_slipped_decimal", "The slipped decimal"),
)
