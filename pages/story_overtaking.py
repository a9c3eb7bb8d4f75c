"""The article that started the project, section by section: what it counts, and what it leaves out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd

from core import charts, doubt
from core.charts import Claimed
from core.datasets import CHART_SIZE, Dataset
from core.datasets.snapshot import DAILY_NAMED
from core.doubt import week
from core.extract.numbers.hedges import ABOUT_MARGIN
from core.interval import point
from core.model import PLATFORM, Count, Entity, Fit, Grain, Measure, Period, Unit
from core.wording import day, measured, percent, period_text, times, tokens
from pages.parts import pictures, state, story, weekly
from pages.parts.pictures import CHART, NAMED
from pages.parts.story import Cited, Scene, Step
from pages.parts.weekly import CHINA, USA, ask, volume

ARTICLE = "chinese-models-overtake"
BEFORE, AFTER = timedelta(weeks=26), timedelta(weeks=18)


def claim(kind: str, subject: Entity, place: int = 0) -> Cited:
    return story.cited(story.reading(ARTICLE), kind, subject, place)


def the_week(dataset: Dataset) -> Period:
    """The week in which the article says the lead changed hands."""
    return claim("overtake", CHINA).checked.claim.period


def the_chart(dataset: Dataset) -> Scene:
    then = the_week(dataset)
    first, last = then.first - BEFORE, then.first
    frame = weekly.charted(dataset, first, last)
    nine, whole = volume(dataset, PLATFORM, then), volume(dataset, PLATFORM, then, Count.ALL)
    band = percent((whole - nine).low / whole.low, 0)
    headline = claim("overtake", CHINA).report.article
    return Scene(
        f"""
*{story.plain(headline.title)}*, says the article that this story follows. OpenRouter is a service that passes
developers’ requests on to a great many AI models and publishes how many tokens each of them took.

The picture most people know is its rankings chart. The chart names the **nine** largest models of each week and folds
all others into one grey band. In the {period_text(then)}, on which the article turns, that band held **{band}** of
all tokens.

Press totals for “Chinese models” or “US models” usually add up the named nine. That is a choice, and it decides most
of what follows.
""",
        story.drawn(
            charts.ranking_chart,
            frame,
            title=f"The chart names {CHART_SIZE} models a week; {band} of the tokens lay below them",
            subtitle=(
                f"Tokens a week up to {day(then.last)}, by the country of the model’s maker; grey is everything else"
            ),
        ),
        claim("overtake", CHINA),
    )


def the_lead(dataset: Dataset) -> Scene:
    said = claim("share", USA)
    year = said.checked.claim.period
    weeks = [monday for monday in dataset.weeks if year.first <= monday and monday + timedelta(days=6) <= year.last]
    frame = weekly.figures(dataset, Measure.SHARE, {CHART: (USA, Count.CHARTED), NAMED: (USA, Count.NAMED)}, weeks)
    quoted = said.checked.claim.quantity.value
    above = int((frame[frame["who"] == CHART]["low"] > quoted).sum())
    chart, named = (ask(dataset, Measure.SHARE, USA, year, count) for count in (Count.CHARTED, Count.NAMED))
    return Scene(
        f"""
The article begins with the old order: through most of {period_text(year)}, it says, American systems took
{said.words} of usage among the platform’s top models.

The lead was larger than that. Over the year the US share of the nine charted models was **{measured(chart)}**, and of
every named model **{measured(named)}**. On the chart it stood above the article’s figure in {above} of {len(weeks)}
published weeks.

So the sentence misses, but it misses on the modest side: the fall that comes next starts higher up.
""",
        story.drawn(
            charts.trend,
            frame,
            title=(
                f"In {period_text(year)} the US share was {measured(chart)} on the chart, "
                f"{measured(named)} over every named model"
            ),
            subtitle="US share of tokens by week, on two counts",
            subject=CHART,
            unit=Unit.FRACTION,
            claimed=said.rule,
        ),
        said,
    )


def currently(dataset: Dataset) -> Scene:
    china, usa = claim("volume", CHINA), claim("volume", USA)
    now, holding = doubt.dating(story.as_printed(ARTICLE).claims)[0]
    period = china.checked.claim.period
    frame = weekly.between(
        weekly.amounts(dataset, {CHART: (CHINA, Count.CHARTED), NAMED: (CHINA, Count.NAMED)}), now - BEFORE, now + AFTER
    )
    right, left = volume(dataset, CHINA, period), volume(dataset, USA, period)
    return Scene(
        f"""
“Currently”, the article says, Chinese models handle {china.words} and US models only {usa.words}. But it carries no
date, so when is currently?

We tried its current figures on every week of the data. The {period_text(period)} is the latest of those where most of
them hold together ({holding} of them do), so this story reads the article as if it had appeared the day after, on
{day(china.report.article.published)}.

In that week the charted Chinese models took **{tokens(right.low)}** tokens and the US ones **{tokens(left.low)}**.
Every named model together: {tokens(volume(dataset, CHINA, period, Count.NAMED).low)} and
{tokens(volume(dataset, USA, period, Count.NAMED).low)}.
""",
        story.drawn(
            charts.trend,
            frame,
            title=f"On the chart, Chinese models stood at {tokens(right.low)} tokens in the {period_text(period)}",
            subtitle="Tokens a week of Chinese models, on two counts",
            subject=CHART,
            claimed=china.rule,
            period=(period.first, period.last),
        ),
        china,
    )


def the_ratio(dataset: Dataset) -> Scene:
    said = claim("multiple", CHINA)
    period = said.checked.claim.period
    found = pictures.ratios(dataset, period)
    chart, named = found[Count.CHARTED], found[Count.NAMED]
    return Scene(
        f"""
From those two figures follows the third: a ratio of {said.words}. As arithmetic it is sound, and the charted models
bear it out: **{measured(chart)}**.

Over every named model the same week gives **{measured(named)}**. China still leads, clearly. It does not lead by that
much.

For the unnamed rest nobody can say whose it is, so for the whole platform there are only bounds.
""",
        pictures.ratio_marks(
            found, period, said.rule, f"{measured(chart)} on the chart, {measured(named)} over every named model"
        ),
        said,
    )


def the_nine(dataset: Dataset) -> Scene:
    then = the_week(dataset)
    said, other = claim("volume", CHINA, 1), claim("volume", USA, 1)
    frame = pictures.nine(dataset, then)
    chinese = int(frame["highlight"].sum())
    china, usa = volume(dataset, CHINA, then), volume(dataset, USA, then)
    return Scene(
        f"""
Now the week itself, {period_text(then).removeprefix("week of ")}. The article gives {said.words} for China and
{other.words} for the US.

Add up the nine charted models and you get **{tokens(china.low, 4)}** and **{tokens(usa.low, 4)}**.
{_exactness(said, other)} Whoever first made this sum had the chart in front of them and added with care.

The Chinese side is {chinese} of the {len(frame)} models.
""",
        pictures.nine_bars(
            frame, then, f"The nine charted models: {tokens(china.low)} tokens Chinese, {tokens(usa.low)} American"
        ),
        said,
    )


def _exactness(*found: Cited) -> str:
    """How the charted sums stand to the printed digits, in a sentence or two."""
    words = {
        Fit.HOLDS: "is right to the last printed digit",
        Fit.CLOSE: "is a hair off, as a later restatement would make it",
    }
    fits = [next(j.fit for j in one.checked.judgements if j.query.count is Count.CHARTED) for one in found]
    if len(set(fits)) == 1:
        return f"Each of them {words.get(fits[0], 'misses')}."
    return " ".join(f"{one.words} {words.get(fit, 'misses')}." for one, fit in zip(found, fits, strict=True))


def the_band(dataset: Dataset) -> Scene:
    then = the_week(dataset)
    sides = {
        entity.name: (volume(dataset, entity, then), volume(dataset, entity, then, Count.NAMED))
        for entity in (CHINA, USA)
    }
    frame = pd.DataFrame(
        [(name, nine.low, named.low, name == CHINA.name) for name, (nine, named) in sides.items()],
        columns=["who", "before", "after", "highlight"],
    )
    added = {name: (named - nine).low for name, (nine, named) in sides.items()}
    return Scene(
        f"""
The nine are not everything. The data names the {DAILY_NAMED} largest models of every day, and the ones below the
chart are not shared out evenly.

Counting them adds **{tokens(added[CHINA.name])}** to the Chinese side and **{tokens(added[USA.name])}** to the
American one, whose makers run many mid-sized models. The order turns round: {tokens(sides[USA.name][1].low)} against
{tokens(sides[CHINA.name][1].low)}, with the US in front.

Neither count is a trick. One answers “who leads among the models at the top?”, the other “who leads?”. The article’s
words do not say which it means, so its card shows both, and the flag says that it depends.
""",
        story.drawn(
            charts.before_after,
            frame,
            title=(
                f"Count every named model, and the US gains {tokens(added[USA.name])} tokens to China’s "
                f"{tokens(added[CHINA.name])}"
            ),
            subtitle=f"Tokens, {period_text(then)}: ring, the nine charted models; dot, every named model",
        ),
        claim("volume", USA, 1),
    )


def the_first_time(dataset: Dataset) -> Scene:
    then, said = the_week(dataset), claim("overtake", CHINA)
    firsts = {
        count: date.fromordinal(int(ask(dataset, Measure.FIRST, CHINA, then, count, other=USA).interval.low))
        for count in (Count.CHARTED, Count.NAMED)
    }
    chart, named = firsts.values()
    since = {count: run_start(dataset, count) for count in firsts}
    weeks = [monday for monday in dataset.weeks if then.first - BEFORE / 2 <= monday <= then.first + AFTER]
    return Scene(
        f"""
The article calls it the first time. On the chart, yes: in no published week before {day(chart)} did the Chinese
models among the nine take more than the American ones.

Over every named model the first such week began on **{day(named)}**, {(named - chart).days // 7} weeks later. And a
first time is not a last time: the lead changed hands again on both counts. It has been Chinese without a break since
the week of {day(since[Count.CHARTED])} on the chart {
            "and over every named model alike"
            if len(set(since.values())) == 1
            else f"and of {day(since[Count.NAMED])} over every named model"
        }.

So did China overtake the US that week? On the chart it did. On the platform it came later, and then it stayed.
""",
        pictures.ratio_course(
            pictures.ratio_weeks(dataset, weeks),
            then,
            Claimed(1, point(1), "level with the US"),
            f"Above the line China leads: first on {day(chart)} on the chart, on {day(named)} over every named model",
        ),
        said,
    )


def run_start(dataset: Dataset, count: Count) -> date:
    """Monday of the week since which China has led without a break, up to the data's end."""
    run = ask(dataset, Measure.STREAK, CHINA, week(dataset.last), count, other=USA)
    return dataset.last - timedelta(weeks=int(run.interval.low) - 1)


def the_platform(dataset: Dataset) -> Scene:
    said, earlier = claim("volume", PLATFORM), claim("volume", PLATFORM, 1)
    now, then = said.checked.claim.period, earlier.checked.claim.period
    level = said.checked.claim.quantity.value
    passed = ask(dataset, Measure.FIRST, PLATFORM, now, Count.ALL, detail=f"above:{level}")
    total, before = volume(dataset, PLATFORM, now, Count.ALL), volume(dataset, PLATFORM, then, Count.ALL)
    return Scene(
        f"""
The article then turns to the whole platform, where no choice of models is to be made: from {earlier.words} six months
prior to {said.words} a week.

“Over” is true and says little. In the {period_text(now)} the platform took **{tokens(total.low)}**,
{times(total.low / level)} the figure; it had first passed it in {measured(passed)}.

Half a year before, it took **{tokens(before.low)}**. “Around” allows {percent(ABOUT_MARGIN)} either way, and this is
more. Had the article written “around {tokens(round(before.low, -12), 1)}”, it would hold.
""",
        pictures.platform_course(
            dataset,
            (then.first - BEFORE / 2, now.first),
            (now.first, now.last),
            said.rule,
            f"From {tokens(before.low)} to {tokens(total.low)} tokens a week in half a year",
        ),
        earlier,
    )


def the_growth(dataset: Dataset) -> Scene:
    said = claim("contribution", CHINA)
    now, then = said.checked.claim.period, said.checked.claim.baseline.period
    parts = pictures.growth_parts(dataset, then, now)
    rise = {
        who.name: (volume(dataset, who, now, Count.NAMED) - volume(dataset, who, then, Count.NAMED)).low
        for who in (CHINA, USA)
    }
    whole = (volume(dataset, PLATFORM, now, Count.ALL) - volume(dataset, PLATFORM, then, Count.ALL)).low
    frame = pd.DataFrame(
        [
            *((name, value, name == CHINA.name) for name, value in rise.items()),
            ("everybody else", whole - sum(rise.values()), False),
        ],
        columns=["name", "value", "highlight"],
    )
    return Scene(
        f"""
And {said.words}, it says, went to Chinese models.

That holds however you count. Of the growth between the two weeks, Chinese models took
**{measured(parts[Count.CHARTED])}** on the chart, and **{measured(parts[Count.NAMED])}** of the platform’s whole
growth when every named model is counted.

Here the article could have said more than it did. A claim that stands on every count is the kind worth printing.
""",
        story.drawn(
            charts.part_of_whole,
            frame,
            title=f"{measured(parts[Count.NAMED])} of the platform’s growth went to Chinese models",
            subtitle=(
                f"Growth in weekly tokens by maker’s country, from the {period_text(then)} to the {period_text(now)}"
            ),
            claimed=said.rule,
        ),
        said,
    )


def the_sample(dataset: Dataset) -> Scene:
    said = claim("cumulative", PLATFORM)
    history = weekly.amounts(dataset, {"added up": (PLATFORM, Count.ALL)})
    start, level = history["week"].iloc[0].date(), said.checked.claim.quantity.value
    frame = running_total(dataset, start)
    reached = frame[frame["low"] >= level]["week"].iloc[0].date()
    latest = frame["low"].iloc[-1]
    return Scene(
        f"""
The article closes on a study of {said.words}. That is the size of a sample, and the text does not say which traffic
it was drawn from, or when.

So we do not judge it: the flag is “can’t check”, with that reason. What can be said is that the published totals,
added up from {day(start)} on, passed this figure in the week of **{day(reached)}**; by now they stand at
{tokens(latest)}.

A checker that called this “verified” because the number fits somewhere would be guessing.
""",
        story.drawn(
            charts.trend,
            frame,
            title=f"All published tokens added up: {tokens(latest)} by {day(dataset.end)}",
            subtitle=f"Tokens on the whole platform since {day(start)}, running total",
            subject="added up",
            claimed=replace(said.rule, allowed=point(level)),
        ),
        said,
    )


def running_total(dataset: Dataset, start: date) -> pd.DataFrame:
    """Tokens of the whole platform from ``start`` to the end of each complete week."""
    whole = weekly.amounts(dataset, {"everything": (PLATFORM, Count.ALL)})
    ends = [monday + timedelta(days=6) for monday in whole["week"].dt.date]
    rows = [
        (
            end - timedelta(days=6),
            volume(dataset, PLATFORM, replace(week(start), last=end, grain=Grain.YEAR), Count.ALL).low,
        )
        for end in ends
        if end <= dataset.end
    ]
    frame = pd.DataFrame(rows, columns=["week", "low"])
    return frame.assign(week=pd.to_datetime(frame["week"]), high=frame["low"], who="added up")


STEPS = (
    Step("A chart and its nine models", the_chart),
    Step("The old order", the_lead),
    Step("Which “currently”?", currently),
    Step("Three to one?", the_ratio),
    Step("The week, on the chart", the_nine),
    Step("The same week, in full", the_band),
    Step("The first time", the_first_time),
    Step("The whole platform", the_platform),
    Step("Most of the growth", the_growth),
    Step("The number that cannot be checked", the_sample),
)

state.enter()
story.walk(
    "The week China overtook the US, or did it?",
    (
        "One article, claim by claim. Its central numbers fit the nine models on a chart. Over every "
        "model the same thing happened, weeks later."
    ),
    STEPS,
    ("story_three_to_one", "Three to one"),
)
