"""Sentences written out of the data: a fact, an honest rounding of it, and words around both."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tests.accuracy import figures, numbers
from tests.accuracy.figures import PLATFORM, Answer, Stretch, Who
from tests.accuracy.numbers import COUNTS, ORDINALS, Said

CHINA = Who("country", "CN", ("Chinese models", "models from China", "Chinese AI models", "China's models"))
US = Who("country", "US", ("US models", "American models", "models from the United States", "U.S. models"))
OPEN = Who("weights", "open", ("open-weight models", "open-weights models", "open models"))
CLOSED = Who("weights", "closed", ("proprietary models", "closed models", "closed-weight models"))
LABS = tuple(
    Who("lab", key, names, plural=False)
    for key, names in {
        "anthropic": ("Anthropic",),
        "google": ("Google",),
        "openai": ("OpenAI",),
        "deepseek": ("DeepSeek",),
        "minimax": ("MiniMax",),
        "x-ai": ("xAI",),
        "xiaomi": ("Xiaomi",),
        "tencent": ("Tencent",),
        "moonshotai": ("Moonshot AI",),
        "z-ai": ("Zhipu", "Z.ai"),
        "mistralai": ("Mistral AI", "Mistral"),
        "stepfun": ("StepFun",),
        "nvidia": ("Nvidia",),
        "meta-llama": ("Meta",),
    }.items()
)
MODELS = tuple(
    Who("model", key, (name,), plural=False)
    for key, name in {
        "anthropic/claude-3.7-sonnet": "Claude 3.7 Sonnet",
        "anthropic/claude-opus-4.6": "Claude Opus 4.6",
        "anthropic/claude-opus-4.7": "Claude Opus 4.7",
        "anthropic/claude-opus-4.8": "Claude Opus 4.8",
        "anthropic/claude-sonnet-4": "Claude Sonnet 4",
        "anthropic/claude-sonnet-4.5": "Claude Sonnet 4.5",
        "anthropic/claude-sonnet-4.6": "Claude Sonnet 4.6",
        "deepseek/deepseek-v3.2": "DeepSeek V3.2",
        "deepseek/deepseek-v4-flash": "DeepSeek V4 Flash",
        "deepseek/deepseek-v4-pro": "DeepSeek V4 Pro",
        "google/gemini-2.5-flash": "Gemini 2.5 Flash",
        "google/gemini-2.5-flash-lite": "Gemini 2.5 Flash Lite",
        "google/gemini-2.5-pro": "Gemini 2.5 Pro",
        "google/gemini-3-flash-preview": "Gemini 3 Flash Preview",
        "z-ai/glm-5.2": "GLM-5.2",
        "x-ai/grok-4.1-fast": "Grok 4.1 Fast",
        "x-ai/grok-code-fast-1": "Grok Code Fast 1",
        "moonshotai/kimi-k2.5": "Kimi K2.5",
        "xiaomi/mimo-v2.5": "MiMo V2.5",
        "minimax/minimax-m2.5": "MiniMax M2.5",
        "minimax/minimax-m3": "MiniMax M3",
        "stepfun/step-3.5-flash": "Step 3.5 Flash",
    }.items()
)
TOPS = tuple(
    Who("top", str(n), (f"the top {word} models", f"the {word} most-used models"))
    for n, word in ((3, "three"), (5, "five"), (10, "ten"))
)
ADJECTIVES = {"CN": "Chinese", "US": "American", "open": "open-weight", "closed": "proprietary"}
PAIRS = {CHINA: US, US: CHINA, OPEN: CLOSED, CLOSED: OPEN}
TOP_WORDS = {3: "three", 5: "five", 9: "nine", 10: "ten"}


# --- When -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class When:
    """A stretch of days in a certain form of words; ``delay`` is how many days after its end the text appeared."""

    stretch: Stretch
    form: str
    delay: int = 100

    @property
    def published(self) -> date:
        return self.stretch.last + timedelta(days=self.delay)

    @property
    def words(self) -> str:
        return FORMS[self.form](self.stretch.first, self.stretch.last)


def _run_of_days(first: date, last: date) -> str:
    if first.month == last.month:
        return f"{first.day}–{last.day} {last:%B %Y}"
    return f"{first.day} {first:%B}{f' {first.year}' * (first.year != last.year)} – {last.day} {last:%B %Y}"


def _american(first: date, last: date) -> str:
    year = f", {first.year}" if first.year != last.year else ""
    until = f"{last.day}" if first.month == last.month else f"{last:%B} {last.day}"
    return f"{first:%B} {first.day}{year}{'–' if len(until) < 3 else ' – '}{until}, {last.year}"


FORMS: dict[str, Callable[[date, date], str]] = {
    "week of days": lambda first, last: f"in the week of {_run_of_days(first, last)}",
    "american": lambda first, last: f"in the week of {_american(first, last)}",
    "week of": lambda first, last: f"in the week of {first.day} {first:%B %Y}",
    "beginning": lambda first, last: f"in the week beginning {first:%B} {first.day}, {first.year}",
    "ending": lambda first, last: f"in the week ending {last.day} {last:%B %Y}",
    "to": lambda first, last: f"in the week to {last:%B} {last.day}, {last.year}",
    "between": lambda first, last: f"between {first.day} {first:%B %Y} and {last.day} {last:%B %Y}",
    "iso": lambda first, last: f"in the week of {first.isoformat()}",
    "no year": lambda first, last: f"in the week of {first.day} {first:%B}",
    "last week": lambda first, last: "last week",
    "past week": lambda first, last: "over the past week",
    "latest": lambda first, last: "in the latest week",
    "month": lambda first, last: f"in {first:%B %Y}",
    "from to": lambda first, last: f"from {first.day} {first:%B} to {last.day} {last:%B %Y}",
}
STATED = ("week of days", "american", "week of", "beginning", "ending", "to", "between", "iso")
LEANING = {"no year": 12, "last week": 3, "past week": 1, "latest": 2}
"""Forms that lean on the day of publication, with the days that pass between."""


def a_week(rng: random.Random, weeks: list[date] | None = None) -> When:
    stretch = figures.week(rng.choice(weeks or list(figures.weeks()[4:])))
    if rng.random() < 0.25:
        form = rng.choice(list(LEANING))
        return When(stretch, form, LEANING[form])
    return When(stretch, rng.choice(STATED))


EXACT_MONTHS = tuple(date(2026, month, 1) for month in range(1, 9))
"""Months of which every day is published."""


def longer(rng: random.Random) -> When:
    """A month, or several whole weeks."""
    if rng.random() < 0.4:
        return When(figures.month(rng.choice(EXACT_MONTHS)), "month")
    start = rng.randrange(50, len(figures.weeks()) - 8)
    first = figures.weeks()[start]
    last = first + timedelta(days=7 * rng.randrange(2, 8) - 1)
    return (
        When(Stretch(first, last), "from to")
        if first.year == last.year
        else When(figures.month(EXACT_MONTHS[0]), "month")
    )


# --- Facts ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Fact:
    """What a sentence is about. ``scope`` is "" (unsaid), charted, all or top:N; a change is over ``before`` weeks."""

    kind: str
    who: Who
    when: When
    other: Who | None = None
    scope: str = ""
    before: int = 0
    top: int = 0
    what: str = ""
    level: float = 0.0

    @property
    def earlier(self) -> Stretch:
        if self.when.stretch.is_week:
            return self.when.stretch.back(self.before)
        return figures.month((self.when.stretch.first - timedelta(days=1)).replace(day=1))

    @property
    def counts(self) -> tuple[str, ...]:
        """The ways of counting that the words ask for."""
        of_whole = self.kind == "share" or self.what in ("points up", "points down")
        if self.who.kind == "platform":
            return ("all",)
        if "model" in (self.who.kind, self.other.kind if self.other else ""):
            count = "all" if of_whole else "named"
            return (count,) if self.kind == "streak" else (count, f"{count}+apart")
        if self.kind in ("rank", "places"):
            return ("named",)
        if self.who.kind == "top":
            return (self.scope or "all",) if of_whole else ("named",)
        return (self.scope,) if self.scope else ("charted", "named")

    def answers(self) -> list[Answer]:
        """What is true, once for each way of counting that applies and that has an answer."""
        found = [ANSWERS[self.kind](self, count) for count in self.counts]
        return [answer for answer in found if answer is not None]


def _growth(fact: Fact, count: str) -> Answer | None:
    stretch, before = fact.when.stretch, fact.earlier
    if fact.what.startswith("points"):
        answer = figures.points(fact.who, stretch, before, count)
    else:
        answer = figures.multiple(fact.who, stretch, before, count)
        if answer is not None and fact.what != "times":
            answer = (answer[0] - 1, answer[1] - 1)
    if answer is not None and fact.what.endswith("down"):
        return -answer[1], -answer[0]
    return answer


def _difference_of(fact: Fact, count: str) -> Answer | None:
    sides = (fact.who, fact.other or PLATFORM)
    ahead, behind = reversed(sides) if fact.what == "behind" else sides
    return figures.difference(ahead, behind, fact.when.stretch, count)


def _first(fact: Fact, count: str) -> Answer | None:
    assert fact.other is not None
    return figures.first(fact.who, fact.other, count)


def _passed(fact: Fact, count: str) -> Answer | None:
    return figures.passed(fact.who, fact.level, count, fact.what == "share")


ANSWERS: dict[str, Callable[[Fact, str], Answer | None]] = {
    "volume": lambda fact, count: figures.amount(fact.who, fact.when.stretch, count),
    "share": lambda fact, count: figures.share(fact.who, fact.when.stretch, count),
    "multiple": lambda fact, count: figures.ratio(fact.who, fact.other or PLATFORM, fact.when.stretch, count),
    "difference": _difference_of,
    "growth": _growth,
    "contribution": lambda fact, count: figures.contribution(fact.who, fact.when.stretch, fact.earlier, count),
    "rank": lambda fact, count: figures.rank(fact.who, fact.when.stretch, count),
    "places": lambda fact, count: figures.places(fact.who, fact.when.stretch, fact.top),
    "overtake": _first,
    "milestone": _passed,
    "streak": lambda fact, count: figures.streak(fact.who, fact.other, fact.when.stretch.first, count, fact.what),
    "record": lambda fact, count: figures.record(fact.who, fact.when.stretch.first, count),
}


def there(kind: tuple[Who, ...], when: When, rng: random.Random) -> Who | None:
    """Somebody of a group who matters in the period."""
    leading = set(figures.order(kind[0].kind, when.stretch).index[:12])
    found = [who for who in kind if who.key in leading]
    return rng.choice(found) if found else None


def somebody(when: When, rng: random.Random, kinds: str) -> Who | None:
    """Somebody at random; ``kinds`` has a letter for each kind wanted, repeated for weight."""
    kind = rng.choice(kinds)
    if kind in "lm":
        return there(LABS if kind == "l" else MODELS, when, rng)
    return {"c": rng.choice((CHINA, US)), "w": rng.choice((OPEN, CLOSED)), "p": PLATFORM, "t": rng.choice(TOPS)}[kind]


def rival(who: Who, when: When, rng: random.Random) -> Who | None:
    if who in PAIRS:
        return PAIRS[who]
    found = there(LABS if who.kind == "lab" else MODELS, when, rng)
    return None if found == who else found


# --- Words ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Sentence:
    """A fact with its number in words. ``pick`` are the choices of names, so that a copy is worded the same way."""

    fact: Fact
    said: Said
    template: str
    pick: int = 0

    @property
    def published(self) -> date:
        return self.fact.when.published

    def written(self) -> tuple[str, int, int]:
        """The text, and where its number (or what stands for it) begins and ends."""
        fact = self.fact
        who, other = _name(fact.who, self.pick), _name(fact.other, self.pick) if fact.other else ""
        place = int(self.said.value) if self.said.unit == "count" and 1 <= self.said.value <= len(COUNTS) else 1
        text = self.template.format(
            who=who,
            others=other,
            its="their" if fact.who.plural else "its",
            whose=_possessive(fact.who, self.pick),
            on="" if fact.who.kind == "platform" else " on OpenRouter",
            n=self.said.words,
            when=fact.when.words,
            among=AMONG[fact.scope][self.pick % len(AMONG[fact.scope])],
            of=OF[fact.scope][self.pick % len(OF[fact.scope])],
            nth=ORDINALS[place - 1],
            count=COUNTS[place - 1],
            no=place,
            top=TOP_WORDS.get(fact.top, ""),
            level=level_words(fact),
            adjective=ADJECTIVES.get(fact.who.key, ""),
            since=SINCE.get(fact.before, "")[self.pick % 3] if fact.before else "from the month before",
            over=OVER.get(fact.before, "")[self.pick % 2] if fact.before else "in a month",
        )
        text = text[0].upper() + text[1:] if text[0] != "[" else "[" + text[1].upper() + text[2:]
        start = text.index("[")
        end = text.index("]") - 1
        return text.replace("[", "").replace("]", ""), start, end


def _possessive(who: Who, pick: int) -> str:
    """Only names that end in their noun: nobody writes "models from China's tokens"."""
    names = [name for name in who.names if " from " not in name and " with " not in name]
    name = names[pick % len(names)]
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _name(who: Who, pick: int) -> str:
    return who.names[pick % len(who.names)]


AMONG = {
    "": ("",),
    "charted": (
        "among the charted models, ",
        "counting only the top models, ",
        "among OpenRouter's most-used models, ",
    ),
    "top:5": ("among the top five models, ", "within the top five, "),
    "top:10": ("among the top ten models, ", "counting only the top 10 models, "),
}
OF = {
    "": ("of usage on OpenRouter", "of tokens on OpenRouter"),
    "all": (
        "of OpenRouter's token usage",
        "of all tokens on OpenRouter",
        "of OpenRouter's total usage",
        "of all platform tokens on OpenRouter",
    ),
    "charted": ("of the tokens of the charted models on OpenRouter", "of top-model usage on OpenRouter"),
    "top:5": ("of the tokens of OpenRouter's top five models", "of tokens in OpenRouter's top five"),
    "top:10": ("of the tokens of OpenRouter's top ten models", "of tokens across OpenRouter's ten most-used models"),
}
AMONG["all"] = AMONG["named"] = ("",)
OF["named"] = ("",)
SINCE = {
    1: ("from a week earlier", "week on week", "from the week before"),
    2: ("from two weeks earlier", "compared with two weeks earlier", "from two weeks before"),
    3: ("from three weeks earlier", "compared with three weeks earlier", "from three weeks before"),
    4: ("from four weeks earlier", "compared with four weeks earlier", "from four weeks before"),
}
OVER = {
    1: ("in a week", "over a week"),
    2: ("in two weeks", "over two weeks"),
    3: ("in three weeks", "over three weeks"),
    4: ("in four weeks", "over four weeks"),
}

VOLUME = (
    "{among}{who} processed [{n} tokens]{on} {when}.",
    "{when}, {who} handled [{n} tokens]{on}.",
    "{who} accounted for [{n} tokens]{on} {when}.",
    "The token volume of {who}{on} came to [{n}] {when}.",
    "{whose} usage{on} amounted to [{n} tokens] {when}.",
    "{among}{who} drew [{n} tokens]{on} {when}, rankings data show.",
    "According to the router's own figures, {who} consumed [{n} tokens]{on} {when}.",
    "{when}, the number of tokens processed by {who}{on} stood at [{n}].",
)
AMONG_VOLUME = tuple(t for t in VOLUME if t.startswith("{among}"))
SHARE = (
    "{who} took [{n}] {of} {when}.",
    "{when}, {who} accounted for [{n}] {of}.",
    "{who} held [{n}] {of} {when}.",
    "{when}, [{n}] {of} went to {who}.",
    "{who} made up [{n}] {of} {when}.",
    "{whose} share {of} stood at [{n}] {when}.",
    "[{n}] {of} came from {who} {when}.",
    "{who} captured [{n}] {of} {when}, public data show.",
)
AMONG_SHARE = (
    "{among}{who} took [{n}] of tokens on OpenRouter {when}.",
    "{among}{who} accounted for [{n}] of usage on OpenRouter {when}.",
)
TIMES = (
    "{who} processed [{n}] as many tokens as {others} on OpenRouter {when}.",
    "{when}, {who} drew [{n}] the tokens of {others} on OpenRouter.",
    "{who} handled [{n}] as much token usage as {others} on OpenRouter {when}.",
    "{whose} token volume was [{n}] that of {others} on OpenRouter {when}.",
)
TO_ONE = (
    "{who} led {others} on OpenRouter by a ratio of [{n}] {when}.",
    "{when}, {who} outpaced {others} on OpenRouter by [{n}] in tokens.",
    "The ratio of tokens between {who} and {others} on OpenRouter was [{n}] {when}.",
)
MORE = (
    "{who} processed [{n} more] tokens than {others} on OpenRouter {when}.",
    "{when}, {who} drew [{n} more] usage than {others} on OpenRouter.",
)
DIFFERENCE = (
    "{who} beat {others} on OpenRouter by [{n} tokens] {when}.",
    "{when}, {who} led {others} on OpenRouter by [{n} tokens].",
    "The gap between {who} and {others} on OpenRouter came to [{n} tokens] {when}.",
    "{who} processed [{n} tokens] more than {others} on OpenRouter {when}.",
    "{who} were ahead of {others} on OpenRouter {when} by a margin of [{n} tokens].",
)
BEHIND = (
    "{who} trailed {others} on OpenRouter by [{n} tokens] {when}.",
    "{when}, {who} processed [{n} tokens] fewer than {others} on OpenRouter.",
    "{who} were [{n} tokens] behind {others} on OpenRouter {when}.",
)
UP = (
    "{whose} token usage{on} rose by [{n}] {since} {when}.",
    "{when}, {whose} tokens{on} grew [{n}] {since}.",
    "{whose} token volume{on} climbed [{n}] {over} {when}.",
    "{when}, token usage of {who}{on} was up [{n}] {since}.",
    "{whose} weekly tokens{on} jumped [{n}] {since} {when}.",
)
DOWN = (
    "{whose} token usage{on} fell by [{n}] {since} {when}.",
    "{when}, {whose} tokens{on} dropped [{n}] {since}.",
    "{whose} token volume{on} shrank [{n}] {over} {when}.",
    "{when}, token usage of {who}{on} was down [{n}] {since}.",
)
POINTS_UP = (
    "{whose} share of tokens on OpenRouter rose by [{n}] {since} {when}.",
    "{when}, {whose} share of usage on OpenRouter grew [{n}] {over}.",
)
POINTS_DOWN = (
    "{whose} share of tokens on OpenRouter fell by [{n}] {since} {when}.",
    "{when}, {whose} share of usage on OpenRouter shrank [{n}] {over}.",
)
GREW = (
    "{whose} token volume{on} [{n}] {over} {when}.",
    "{when}, {whose} tokens{on} had [{n}] {since}.",
)
CONTRIBUTION = (
    "{when}, {who} accounted for [{n}] of the growth in tokens on OpenRouter {over}.",
    "{when}, [{n}] of the increase in OpenRouter's tokens {over} came from {who}.",
)
OF_PLATFORM = (
    "{when}, {who} supplied [{n}] of OpenRouter's token growth {over}.",
    "{when}, {who} contributed [{n}] of OpenRouter's growth in tokens {over}.",
)
RANK = (
    "{who} ranked [{nth}] on OpenRouter {when}.",
    "{who} came in [{nth} place] on OpenRouter {when}.",
    "{when}, {who} stood at [No. {no}] in OpenRouter's token rankings.",
    "{when}, {who} was in [{nth} place] on OpenRouter by tokens.",
    "{who} finished [{nth}] on OpenRouter {when}.",
)
TOPPED = (
    "{who} [topped OpenRouter's rankings] {when}.",
    "{when}, {who} was [the most-used model] on OpenRouter.",
    "{who} [led the chart] on OpenRouter {when}.",
)
LAB_RANK = (
    "Among labs, {who} ranked [{nth}] on OpenRouter {when}.",
    "{when}, {who} came [{nth}] among AI labs on OpenRouter by tokens.",
    "{who} was the [{nth}] largest lab on OpenRouter by tokens {when}.",
)
PLACES = (
    "{who} took [{count} of the top {top}] places on OpenRouter {when}.",
    "{when}, [{count} of the top {top}] models on OpenRouter were {adjective}.",
    "{who} held [{count} of the {top}] most-used spots on OpenRouter {when}.",
    "{when}, {who} filled [{count} of OpenRouter's top {top}] places.",
)
LAB_PLACES = (
    "{who} took [{count} of the top {top}] places on OpenRouter {when}.",
    "{when}, {who} held [{count} of the top {top}] spots on OpenRouter.",
)
SWEPT = (
    "{who} [took the top {top} places] on OpenRouter {when}.",
    "{when}, {who} [held all the top {top} spots] on OpenRouter.",
)
OVERTAKE = (
    "{who} overtook {others} on OpenRouter [for the first time] {when}.",
    "{when}, {who} surpassed {others} in tokens on OpenRouter [for the first time].",
    "{who} passed {others} on OpenRouter {when}, [the first time] they did so.",
    "{when}, {whose} token usage on OpenRouter exceeded that of {others} [for the first time].",
)
PASSED = (
    "{whose} weekly tokens{on} topped {level} [for the first time] {when}.",
    "{when}, {whose} token volume{on} exceeded {level} tokens a week [for the first time].",
    "{who} processed more than {level} tokens{on} [for the first time] {when}.",
)
SHARE_PASSED = (
    "{whose} share of OpenRouter's tokens passed {level} [for the first time] {when}.",
    "{when}, {who} held more than {level} of OpenRouter's token usage [for the first time].",
)
LEADS = (
    "{when}, {who} led {others} on OpenRouter for the [{nth} consecutive week].",
    "{when}, {who} beat {others} on OpenRouter for the [{nth} straight week].",
    "{when}, {who} were ahead of {others} on OpenRouter for the [{nth} week in a row].",
)
ON_TOP = (
    "{when}, {who} was No. 1 on OpenRouter for the [{nth} consecutive week].",
    "{when}, {who} topped OpenRouter's rankings for the [{nth} straight week].",
)
RISES = (
    "{when}, {whose} token volume{on} rose for the [{nth} consecutive week].",
    "{when}, {whose} tokens{on} increased for the [{nth} straight week].",
)
RECORD = (
    "{whose} weekly token volume{on} hit [a record high] {when}.",
    "{when}, {whose} token usage{on} reached [an all-time high].",
    "{whose} token volume{on} climbed to [a new record high] {when}.",
)


# --- Drawing ----------------------------------------------------------------------------------------------------------


Drawn = tuple[Fact, Callable[[float], Said | None], tuple[str, ...]] | None


def _volume(rng: random.Random) -> Drawn:
    when = longer(rng) if rng.random() < 0.15 else a_week(rng)
    who = somebody(when, rng, "ccccwwllmmppt")
    if who is None:
        return None
    scope = (
        rng.choice(("", "", "charted", "top:5", "top:10"))
        if who.kind in ("country", "weights") and when.stretch.is_week
        else ""
    )
    return (
        Fact("volume", who, when, scope=scope),
        lambda x: numbers.rounded(x, "tokens", rng),
        AMONG_VOLUME if scope else VOLUME,
    )


def _share(rng: random.Random) -> Drawn:
    when = When(figures.month(rng.choice(EXACT_MONTHS)), "month") if rng.random() < 0.15 else a_week(rng)
    who = somebody(when, rng, "ccccwwllmmt")
    if who is None:
        return None
    scopes = {"model": ("all",), "top": ("all",), "lab": ("", "", "charted", "all")}.get(
        who.kind, ("", "", "charted", "top:5", "top:10", "all")
    )
    scope = rng.choice(scopes) if when.stretch.is_week else scopes[0]
    templates = AMONG_SHARE if scope not in ("", "all") and rng.random() < 0.3 else SHARE
    return Fact("share", who, when, scope=scope), lambda x: numbers.rounded(x, "fraction", rng), templates


def _pair(rng: random.Random) -> tuple[When, Who, Who] | None:
    when = a_week(rng)
    who = somebody(when, rng, "cccwwllmm")
    other = rival(who, when, rng) if who else None
    return None if who is None or other is None else (when, who, other)


def _multiple(rng: random.Random) -> Drawn:
    pair = _pair(rng)
    if pair is None:
        return None
    when, who, other = pair
    fact = Fact("multiple", who, when, other)
    style = rng.choice(("times", "times", "to one", "more"))
    if style == "times":
        return fact, lambda x: numbers.rounded(x, "times", rng) if 1.3 < x < 60 else None, TIMES
    if style == "to one":
        return fact, lambda x: numbers.to_one(x, rng) if 1.3 < x < 60 else None, TO_ONE
    return fact, lambda x: numbers.rounded(x, "more", rng) if 1.03 < x < 2 else None, MORE


def _difference(rng: random.Random) -> Drawn:
    pair = _pair(rng)
    if pair is None:
        return None
    when, who, other = pair
    behind = rng.random() < 0.35
    fact = Fact("difference", other, when, who, what="behind") if behind else Fact("difference", who, when, other)
    return fact, lambda x: numbers.rounded(x, "tokens", rng) if x > 5e9 else None, BEHIND if behind else DIFFERENCE


def _changed(rng: random.Random) -> Drawn:
    when = When(figures.month(EXACT_MONTHS[1]), "month") if rng.random() < 0.04 else a_week(rng)
    who = somebody(when, rng, "cccwwllmmppp")
    if who is None:
        return None
    before = rng.choice((1, 1, 1, 2, 3, 4)) if when.stretch.is_week else 0
    what = rng.choice(("up", "up", "down", "points up", "points down", "times"))
    if what == "times":
        return Fact("growth", who, when, before=before, what=what), lambda x: numbers.grew(x, rng), GREW
    if what.startswith("points"):
        if who.kind not in ("country", "weights", "lab") or not before:
            return None
        templates = POINTS_UP if what == "points up" else POINTS_DOWN
        fact = Fact("growth", who, when, before=before, what=what)
        return fact, lambda x: numbers.rounded(x, "points", rng, change=True) if x > 0.008 else None, templates
    templates = UP if what == "up" else DOWN
    return (
        Fact("growth", who, when, before=before, what=what),
        lambda x: numbers.rounded(x, "fraction", rng, change=True) if 0.01 < x < 4 else None,
        templates,
    )


def _contribution(rng: random.Random) -> Drawn:
    when = a_week(rng)
    who = somebody(when, rng, "cccwwllm")
    if who is None:
        return None
    fact = Fact("contribution", who, when, before=rng.choice((1, 2, 3, 4)))
    if rng.random() < 0.4:
        fact = replace(fact, scope="named")
    templates = OF_PLATFORM if fact.scope else CONTRIBUTION
    return fact, lambda x: numbers.rounded(x, "fraction", rng) if 0.02 < x < 0.98 else None, templates


def _whole(words: str = "") -> Callable[[float], Said | None]:
    return lambda x: numbers.counted(int(x), words) if 1 <= x <= len(COUNTS) else None


def _rank(rng: random.Random) -> Drawn:
    when = a_week(rng)
    who = somebody(when, rng, "mmml")
    if who is None:
        return None
    fact = Fact("rank", who, when)
    if who.kind == "lab":
        return fact, _whole(), LAB_RANK
    on_top = all(answer == (1.0, 1.0) for answer in fact.answers())
    return fact, _whole(), TOPPED if on_top and rng.random() < 0.7 else RANK


def _places(rng: random.Random) -> Drawn:
    when = a_week(rng)
    who = somebody(when, rng, "ccwwl")
    if who is None:
        return None
    fact = Fact("places", who, when, top=rng.choice((3, 5, 10)))
    if fact.answers()[0][0] == fact.top and who.plural:
        return replace(fact, what="swept"), _whole(), SWEPT
    return fact, _whole(), PLACES if who.plural else LAB_PLACES


def _overtake(rng: random.Random) -> Drawn:
    pair = _pair(rng)
    if pair is None:
        return None
    _, who, other = pair
    fact = Fact("overtake", who, When(figures.week(figures.weeks()[0]), "week of"), other)
    mondays = [date.fromordinal(int(answer[1])) for answer in fact.answers()]
    later = [monday for monday in mondays if monday > figures.weeks()[2] and _both_there(who, other, monday)]
    if not later:
        return None
    when = a_week(rng, later)
    return replace(fact, when=when), lambda x: first_of(when), OVERTAKE


LEVELS = (1e11, 2e11, 5e11, 1e12, 2e12, 3e12, 5e12, 8e12, 1e13, 1.5e13, 2e13, 3e13, 5e13)
SHARES = (0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6)


def _milestone(rng: random.Random) -> Drawn:
    when = a_week(rng)
    who = somebody(when, rng, "ccwwllpp")
    if who is None:
        return None
    share = who.kind in ("country", "weights") and rng.random() < 0.3
    scope, what = ("all", "share") if share else ("", "")
    level = rng.choice(SHARES if share else LEVELS)
    fact = Fact("milestone", who, when, scope=scope, what=what, level=level)
    mondays = [date.fromordinal(int(high)) for low, high in fact.answers() if low == high]
    later = [monday for monday in mondays if monday > figures.weeks()[2]]
    if not later:
        return None
    when = a_week(rng, later)
    return replace(fact, when=when), lambda x: first_of(when), SHARE_PASSED if share else PASSED


def level_words(fact: Fact) -> str:
    """A threshold as the press prints it."""
    if fact.what == "share":
        return f"{fact.level:.0%}"
    return f"{fact.level / 1e12:g} trillion" if fact.level >= 1e12 else f"{fact.level / 1e9:g} billion"


def _both_there(who: Who, other: Who, monday: date) -> bool:
    """Nobody overtakes a side that the week does not name."""
    amounts = [figures.amount(side, figures.week(monday), "named") for side in (who, other)]
    return all(amount is not None and amount[0] > 0 for amount in amounts)


def first_of(when: When) -> Said:
    """The week of a first, as the numbers of its days."""
    first, last = when.stretch.first.toordinal(), when.stretch.last.toordinal()
    return Said("", first, first, last, "count")


def _streak(rng: random.Random) -> Drawn:
    pair = _pair(rng)
    what = rng.choice(("leads", "leads", "top", "rises"))
    if pair is None:
        return None
    when, who, other = pair
    if what == "leads":
        return (Fact("streak", who, when, other, what=what), _run(), LEADS) if who in PAIRS else None
    if what == "top":
        return (Fact("streak", who, when, what=what), _run(), ON_TOP) if who.kind == "model" else None
    who = rng.choice((PLATFORM, CHINA, US, OPEN))
    return Fact("streak", who, when, what=what), _run(), RISES


def _run() -> Callable[[float], Said | None]:
    return lambda x: numbers.counted(int(x), "") if 2 <= x <= len(ORDINALS) else None


def _record(rng: random.Random) -> Drawn:
    when = a_week(rng, list(figures.weeks()[20:]))
    who = somebody(when, rng, "ccwwlpp")
    if who is None:
        return None
    return Fact("record", who, when), lambda x: numbers.counted(1, "") if x == 1 else None, RECORD


KINDS: dict[str, tuple[Callable[[random.Random], Drawn], int]] = {
    "volume": (_volume, 450),
    "share": (_share, 450),
    "growth": (_changed, 400),
    "multiple": (_multiple, 250),
    "difference": (_difference, 200),
    "contribution": (_contribution, 150),
    "rank": (_rank, 200),
    "places": (_places, 130),
    "overtake": (_overtake, 80),
    "milestone": (_milestone, 80),
    "streak": (_streak, 120),
    "record": (_record, 80),
}
"""How a fact of each kind is drawn, and how many sentences are written of it."""


def sentences(seed: int, part: float = 1.0) -> Iterator[Sentence]:
    """Honest sentences, the same ones for the same seed; ``part`` of the full number."""
    for kind, (draw, number) in KINDS.items():
        rng = random.Random(f"{seed} {kind}")
        written: set[str] = set()
        for _ in range(200 * number):
            if len(written) >= round(number * part):
                break
            sentence = _honest(draw(rng), rng)
            if sentence is not None and sentence.written()[0] not in written:
                written.add(sentence.written()[0])
                yield sentence


def _honest(drawn: Drawn, rng: random.Random) -> Sentence | None:
    """A sentence whose number is a true rounding on a count that its words ask for; ``None`` when none was found."""
    if drawn is None:
        return None
    fact, rounding, templates = drawn
    answers = fact.answers()
    if not answers:
        return None
    low, high = rng.choice(answers)
    said = rounding((low + high) / 2) if high < float("inf") else None
    if said is None or not any(said.allows(answer) for answer in answers):
        return None
    return Sentence(fact, said, rng.choice(templates), rng.randrange(12))
