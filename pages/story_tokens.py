"""What is counted at all: tokens, of some models, on one router."""

from __future__ import annotations

from datetime import timedelta

import pandas as pd

from core import charts
from core.datasets import CHART_SIZE, Dataset
from core.datasets.snapshot import DAILY_NAMED
from core.doubt import week
from core.model import PLATFORM, Count, Entity, EntityKind, Measure, Unit
from core.wording import day, measured, percent, period_text, tokens
from pages.parts import state, story, weekly
from pages.parts.story import Cited, Scene, Step
from pages.parts.weekly import CHINA, ask, volume

WEEKLY, SHARES, CLOAKED = "week-ending-24-may", "token-share-47-percent", "second-week-in-front"
SHOWN = 8  # labs in the picture: as many as fit on a phone
ANTHROPIC = Entity(EntityKind.LAB, "anthropic", "Anthropic")
MASKED = Entity(
    EntityKind.GROUP,
    "",
    "cloaked models",
    members=tuple(Entity(EntityKind.LAB, key) for key in ("openrouter", "stealth")),
)
HUNTER = Entity(EntityKind.MODEL, "openrouter/hunter-alpha", "Hunter Alpha")


def claim(slug: str, kind: str, subject: Entity, place: int = 0) -> Cited:
    return story.cited(story.reading(slug), kind, subject, place)


def rulers(dataset: Dataset) -> Scene:
    said = claim(WEEKLY, "volume", PLATFORM)
    then = said.checked.claim.period
    frame = weekly.ordered(dataset, then, among=EntityKind.LAB, top=SHOWN).assign(highlight=False)
    return Scene(
        """
A language model does not read words. It reads tokens: a short word, a piece of a long one, a comma, a few letters of
code. What goes in is counted, and what comes out, and both are added up.

Where the cuts fall is up to each maker. The same page is more tokens with one and fewer with another, so **each bar
here is measured with a ruler of its own**. A total over all of them is a sum of inches and centimetres.

Over time one ruler stays one ruler: a lab’s growth is safer to read than two labs’ ratio.
""",
        story.drawn(
            charts.bars,
            frame,
            title=f"{len(frame)} labs, {len(frame)} rulers",
            subtitle=f"Tokens by lab, {period_text(then)}, each counted by its own tokenizer",
        ),
        said,
    )


def the_unnamed(dataset: Dataset) -> Scene:
    said = claim(SHARES, "share", CHINA, 1)
    then = said.checked.claim.period
    nine, named, whole = (
        volume(dataset, PLATFORM, then, count).low for count in (Count.CHARTED, Count.NAMED, Count.ALL)
    )
    frame = pd.DataFrame(
        [("nine charted", nine, True), ("named below them", named - nine, False), ("unnamed", whole - named, False)],
        columns=["name", "value", "highlight"],
    )
    return Scene(
        f"""
OpenRouter publishes the {DAILY_NAMED} largest models of each day by name, and everything below them as one sum. In
the {period_text(then)} that sum was **{percent((whole - named) / whole)}** of {tokens(whole)} tokens. Nobody outside
can say whose it is.

So a missing model is not a zero; it is somewhere below. Where that matters we give two bounds instead of one number.

Every share has a whole, and there is more than one to choose from: the chart, the named models, the platform. When an
article gives a share, ask: of what?
""",
        story.drawn(
            charts.part_of_whole,
            frame,
            title=f"The chart’s {CHART_SIZE} models hold {percent(nine / whole, 0)} of all tokens",
            subtitle=f"All tokens, {period_text(then)}",
        ),
        said,
    )


def the_masked(dataset: Dataset) -> Scene:
    said = claim(CLOAKED, "volume", HUNTER)
    frame = weekly.amounts(dataset, {"cloaked": (MASKED, Count.NAMED)})
    peak = frame.loc[frame["low"].idxmax()]
    monday = peak["week"].date()
    share = peak["low"] / volume(dataset, PLATFORM, week(monday), Count.NAMED).low
    known = len(dataset.cloaked)
    return Scene(
        f"""
Now and then a lab tries out a model on OpenRouter under an invented name. As long as the mask is on, its tokens
belong to no lab and to no country.

Usually that is little, but in the week of {day(monday)} it was **{tokens(peak["low"])}**, {percent(share, 0)} of
everything named.

For {known} masks it later came out who wore them, with a source for each. Press totals of the time could not know; so
we judge an article by what could be known, and show the other reading where it changes the answer.
""",
        story.drawn(
            charts.trend,
            frame,
            title=f"At most {tokens(peak['low'])} tokens a week had no known maker",
            subtitle="Tokens a week of cloaked models, every named model",
            subject="cloaked",
            period=(monday, monday + timedelta(days=6)),
        ),
        said,
    )


def headquarters(dataset: Dataset) -> Scene:
    said = claim(WEEKLY, "volume", CHINA)
    then = said.checked.claim.period
    order = weekly.ordered(dataset, then, among=EntityKind.COUNTRY)
    nobody = volume(dataset, PLATFORM, then, Count.NAMED).low - order["value"].sum()
    rest = pd.DataFrame({"name": ["no country known"], "value": [nobody], "country": [""]})
    frame = (
        pd.concat([order, rest])
        .sort_values("value", ascending=False)
        .assign(highlight=lambda rows: rows["country"] == CHINA.key)
    )
    return Scene(
        f"""
“Chinese models” here are those of labs with their headquarters in China; “US models” likewise. It is where the maker
sits that is counted, not where the computer stands that answers, nor who asks.

A Chinese model with published weights may well run in an American data centre for a developer in Brazil. The rankings
hold none of that.

And some models have no country: cloaked ones, and those of makers nobody can place. They were **{tokens(nobody)}** in
the {period_text(then)}.
""",
        story.drawn(
            charts.bars,
            frame,
            title=(
                f"By the maker’s headquarters, {order['name'].iloc[0]} took "
                f"{percent(order['value'].iloc[0] / frame['value'].sum(), 0)} of the named tokens"
            ),
            subtitle=f"Tokens of every named model, {period_text(then)}",
        ),
        said,
    )


def not_money(dataset: Dataset) -> Scene:
    share, money = claim(WEEKLY, "share", ANTHROPIC), claim(WEEKLY, "share", ANTHROPIC, 1)
    period = share.checked.claim.period
    weeks = [
        monday
        for monday in dataset.weeks
        if period.first - timedelta(weeks=26) <= monday <= period.first + timedelta(weeks=8)
    ]
    frame = weekly.figures(dataset, Measure.SHARE, {"Anthropic": (ANTHROPIC, Count.NAMED)}, weeks)
    found = ask(dataset, Measure.SHARE, ANTHROPIC, period, Count.NAMED)
    return Scene(
        f"""
An article on our shelf says that Anthropic’s slice was {share.words} of tokens and {money.words} of dollars. The
first can be checked: over every named model it was **{measured(found)}** in the {period_text(period)}.

The second cannot. The rankings hold tokens, and a token of one model may cost many times as much as a token of
another. A small slice of tokens can be a large slice of the money.

Nor are tokens people. One agent that reads the same files all night leaves more of them than a town full of short
questions.
""",
        story.drawn(
            charts.trend,
            frame,
            title=f"Anthropic: {measured(found)} of named tokens; of the money, nobody outside knows",
            subtitle="Anthropic’s share of tokens by week, every named model",
            subject="Anthropic",
            unit=Unit.FRACTION,
            claimed=share.rule,
            period=(period.first, period.last),
        ),
        money,
    )


def one_road(dataset: Dataset) -> Scene:
    frame = weekly.amounts(dataset, {"every named": (PLATFORM, Count.NAMED)})
    around = timedelta(weeks=13)
    gaps = dataset.missing_weeks
    missing = " and ".join(day(monday) for monday in gaps)
    listed = "\n".join(f"- {story.plain(gap)}" for gap in dataset.origin.gaps)
    return Scene(
        f"""
A router is one road among many. Most use of AI never touches it: apps, company contracts, models run at home. Its
customers are developers who compare prices and change models easily, which is what makes it interesting and what
makes it unlike the rest. “On OpenRouter” is the part of the sentence that headlines drop first.

And the record has holes. The weeks of {missing} were never published in full; the line breaks there instead of
guessing. What else to know:

{listed}
""",
        story.drawn(
            charts.trend,
            weekly.between(frame, gaps[0] - around, gaps[-1] + around),
            title=f"{len(gaps)} weeks are missing, and stay missing",
            subtitle="Tokens a week of every named model",
            subject="every named",
        ),
        claim(WEEKLY, "volume", PLATFORM),
    )


STEPS = (
    Step("A ruler for each maker", rulers),
    Step("The unnamed rest", the_unnamed),
    Step("Behind a mask", the_masked),
    Step("Whose country", headquarters),
    Step("Not money, not people", not_money),
    Step("One road among many", one_road),
)

state.enter()
story.walk(
    "What a token is, and what a router cannot see",
    (
        "Every figure on these pages counts tokens of named models on one router. Each of those words "
        "leaves something out."
    ),
    STEPS,
    ("story_overtaking", "The overtaking"),
)
