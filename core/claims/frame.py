"""What every claim kind shares: from a statement to a claim, and from a claim to its questions."""

from __future__ import annotations

import re
from dataclasses import replace

from core.language.grammar import rule
from core.model import (
    Basis,
    Claim,
    Entity,
    EntityKind,
    Quantity,
    Stance,
    Statement,
    TimeRole,
    Unit,
)
from core.resolve.stance import REASONS

USAGE = rule(
    r"\b(?:tokens?|token calls?|calls|usage|used|traffic|throughput|volumes?|consumption|share|portion|slice|"
    r"proportion|market|inference|requests?|workloads?|process\w*|handl\w+|served|routed|consum\w+|account\w*|"
    r"rankings?|leader ?boards?|charts?|models?)\b"
)
ELSEWHERE = rule(
    # money
    r"\b(?:revenues?|sales|profits?|earnings|valuations?|stocks?|share price|shares (?:rose|fell|jumped|slid|closed|"
    r"traded)|"
    r"market cap\w*|investors?|funding|spend(?:ing)?|dollars?|money|gross margin|operating margin|arr\b|prices?|priced|"
    r"costs?|costing|fees?|bills?|cheaper(?! (?:sibling|rival|alternative|model|cousin|variant))|expensive|irr|tvpi|"
    r"moic|ebitda|discounts?|margins? of error|"
    # quality and speed
    r"benchmarks?|evals?|scor(?:e|es|ed|ing)|accuracy|swe-bench|mmlu|gpqa|aime|arc-agi|elo|win rate|success rate|"
    r"(?:error|resolution|pass|completion|acceptance|retention|conversion|cache[- ]hit|hit|response|adoption) rate|"
    r"hallucinat\w+|"
    # somebody's own use
    r"(?:our|my) (?:(?:own|old|new|daily|total) )?(?:default|stack|agents?|team|bill|workloads?|pipeline|app|codebase|"
    r"tests?|setup)|latency|uptime|speed|faster|slower|"
    # bets and holdings
    r"polymarket|kalshi|bookmakers?|odds|position size|holdings?|stakes?|portfolio|overlap|"
    # size, machines and the wider world
    r"parameters?|context|window|gpus?|chips?|compute|data ?cent\w+|electricity|energy|gross domestic|gdp|exports?|"
    r"fiscal|performance|cached|tariffs?|population|in production|patents|papers)\b"
)
"""Words that make a number about something other than token usage when they stand in its own clause."""

PEOPLE = rule(
    r"\b(?:users|developers|customers|subscribers|downloads?|stars|employees|staff|jobs|engineers|students|"
    r"respondents)\b"
)
"""Words that make a share or a multiple one of people; tokens are counted whoever sends them."""

_CLAUSE = rule(r"[,;:()]|\s-\s|\b(?:while|whereas|but|yet)\b")


CAUSE = rule(r"\b(?:without|despite|after|because|thanks to|following|amid|helped by|even as|when)\b")
"""Where a number's clause turns to what came with it: "rose 40 % without a price change" is about no price."""


def near(statement: Statement) -> str:
    """The masked words of the number's own clause, with ``#`` where the number stands."""
    return f"{_CLAUSE.split(statement.lead)[-1]}#{CAUSE.split(_CLAUSE.split(statement.tail)[0])[0]}"


TOKENS = rule(r"\b(?:tokens?|token calls?|usage|traffic|throughput|token volume|calls|consumption|share(?! price))\b")
_SERVICE = r" (?:own )?(?:products|services|surfaces|apps|platforms)\b"
_FINANCE = rule(
    r"\b(?:shares (?:in|of) {lab}|clos(?:ed|es|ing) (?:up|down|at)\b|traded\b|per (?:minute|second)\b|quoted at\b|"
    # what a model learned from
    r"(?:pre-?)?train(?:ed|ing) (?:\w+ )?(?:on|with|data|corpus)\b|"
    # a company's own service, which no router sees
    rf"its{_SERVICE}|their{_SERVICE}|"
    rf"its own (?:api|app|platform)\b)|"
    r"{lab}(?:'s|') (?:own )?(?:api|cloud|developer platform)\b(?! on\b)|"
    rf"{{somebody}}(?:'s)?{_SERVICE}|{{they}} own (?:api|app|platform)\b"
)
_OF_THINGS = rule(  # "60 % of the apps", "34 % of paying businesses"
    r"^ ?(?:of|among|across) (?:[\w-]+ ){0,4}?(?:apps?|applications|businesses|companies|start-?ups|firms|enterprises|"
    r"organi[sz]ations|projects|repositories|derivatives|downloads|websites|hosts|hosting|households|votes|papers|"
    r"deployments|installations|servers|sessions|prompts|queries|chats|seats|teams|professionals|workers)\b"
    r"(?!['’]| (?:tokens?|usage|traffic|volume|consumption)\b)",
    re.I,
)
"""A share of things that the data does not count."""
_GOES_ON = rule(r"\b(?:up|down|risen|fallen|compared|from) (?:from|with|to)? ?(?:just |only |about |some )?$")
_PER_MINUTE = rule(r"^ ?(?:tokens? )?(?:a|per|each|every|/) ?(?:minute|second)\b", re.I)
_BY_THE_MINUTE = rule(r"(?:\b(?:a|per|each|every) |/ ?)(?:minute|second|min|sec)\b", re.I)
_ANOTHER_NUMBER = rule(r"^ ?(?:\w+ )?(?:and|or|to|/|-) ?(?:{number})")
_CURRENCY = rule(r"[A-Z]{3}")


_BREAK = rule(r"[,;:()]")


def in_one_clause(statement: Statement, at: int) -> bool:
    """True when no mark divides the number from what stands at ``at``, behind it in its sentence."""
    start, end = statement.sentence.span.start, statement.quantity.span.end
    return at >= end and _BREAK.search(statement.sentence.text[end - start : at - start]) is None


def measurable(statement: Statement) -> bool:
    """True when a statement is about token usage of somebody the text names, as far as its words tell."""
    return statement.subject is not None and on_usage(statement)


def on_usage(statement: Statement) -> bool:
    """True when nothing in the words puts the number elsewhere: its clause, or its sentence where that lacks tokens."""
    if not statement.on_topic or statement.quantity.why or _shares_a_reason(statement):
        return False
    lead, tail = statement.lead.split(";")[-1], statement.tail.split(";")[0]
    words = f"{lead} {statement.quantity.text.lower()} {CAUSE.split(tail)[0]}"
    close = near(statement)
    if _is_by_the_minute(statement):
        return False
    if ELSEWHERE.search(close) or _FINANCE.search(words) or is_elsewhere(statement):
        return False
    if statement.quantity.unit != Unit.TOKENS and PEOPLE.search(close):
        return False
    if statement.quantity.unit == Unit.FRACTION and _is_of_things(statement):
        return False
    money = any(_CURRENCY.fullmatch(peer.unit) for peer in statement.peers)
    if not money and ELSEWHERE.search(words) is None and PEOPLE.search(words) is None:
        return True
    volume = statement.quantity.value >= SMALLEST and statement.quantity.unit in (Unit.TOKENS, "")
    counted = any(peer.unit == Unit.TOKENS and peer.value >= SMALLEST for peer in statement.peers)
    said = counted or TOKENS.search(words) is not None or statement.quantity.unit == Unit.RANK
    return volume or said or (statement.quantity.unit == Unit.TIMES and not money)


def _is_by_the_minute(statement: Statement) -> bool:
    """True for a rate by the minute that no word places on OpenRouter: companies give them of their own services."""
    said = _PER_MINUTE.match(statement.behind) or _BY_THE_MINUTE.search(statement.quantity.text)
    return said is not None and not is_placed(statement)


def is_placed(statement: Statement) -> bool:
    """True where the sentence itself names OpenRouter."""
    named = (mention.entity for mention in statement.sentence.mentions if mention.entity is not None)
    return any(entity.kind is EntityKind.PLATFORM for entity in named)


def _is_of_things(statement: Statement) -> bool:
    """True for a share of things that are no tokens, and for the figure that such a share is up or down from."""
    if _OF_THINGS.match(statement.behind):
        return True
    ahead = [peer for peer in statement.peers if peer.span < statement.quantity.span and peer.unit == Unit.FRACTION]
    if not ahead or not _GOES_ON.search(statement.lead):
        return False
    return _OF_THINGS.match(statement.sentence.text[ahead[-1].span.end - statement.sentence.span.start :]) is not None


def is_elsewhere(statement: Statement) -> bool:
    """True for a sentence that is placed on another platform, or told of a whole country, and does not name "
    "OpenRouter."""
    named = [mention for mention in statement.sentence.mentions if mention.entity is not None]
    if any(mention.entity is not None and mention.entity.kind is EntityKind.PLATFORM for mention in named):
        return False
    start = statement.sentence.span.start
    if statement.quantity.unit == Unit.FRACTION and _SURVEY.search(statement.lead):
        return True
    for mention in named:
        assert mention.entity is not None
        if mention.entity.kind is not EntityKind.UNLISTED:
            continue
        if mention.entity.key == NATIONAL:
            return True
        lead = statement.sentence.text[: mention.span.start - start]
        tail = statement.sentence.text[mention.span.end - start :]
        if mention.entity.key == OTHER_PLATFORM and (_PLACED_ON.search(lead) or _OWN_FIGURES.match(tail)):
            return True
    return False


NOBODY, UNTOLD = "untold", ("pronoun", "picked")
"""Keys of entities that stand for nobody named, and for somebody whom the text does not make known."""

NATIONAL, OTHER_PLATFORM = "national statistics", "other platform"
"""Keys of the lexicon's unlisted groups whose figures are no figures of OpenRouter."""

_SURVEY = rule(r"\b(?:surveys?|surveyed|polls?|polled|questionnaires?|(?:spend(?:ing)? |ai |adoption )?index)\b")
_OWN_FIGURES = rule(  # "Vercel's share of ...", "Fireworks data shows"
    r"^(?:['’]s?)? (?:own |overall |total |weekly |gateway |public |token |ai |model ){0,3}"
    r"(?:share|shares|traffic|tokens|usage|volume|data|figures|numbers|rankings?|leaderboard|gateway|customers|users)\b",
    re.I,
)
_PLACED_ON = rule(r"\b(?:on|in|at|via|through|across) (?:the )?$", re.I)

SMALLEST = 1e9
"""Tokens. Below a billion a figure is about a prompt, a context or one user's bill, not about a ranking."""


def _shares_a_reason(statement: Statement) -> bool:
    """True for the first of two numbers that share a noun: "196 billion total and 11 billion active parameters"."""
    following = next((peer for peer in statement.peers if peer.span > statement.quantity.span), None)
    return following is not None and following.why != "" and _ANOTHER_NUMBER.match(statement.tail) is not None


def claim(statement: Statement, kind: str, quantity: Quantity | None = None, **fields: object) -> Claim:
    """The statement as a claim of ``kind``. ``fields`` replace what the kind knows better."""
    subject = statement.subject
    assert subject is not None, "a claim has a subject"
    made = Claim(
        id="",
        kind=kind,
        span=statement.quantity.span,
        text=statement.quantity.text,
        sentence=statement.sentence.span,
        quantity=quantity or statement.quantity,
        subject=subject,
        other=statement.other,
        period=statement.period,
        scope=statement.scope,
        baseline=statement.baseline,
        stance=statement.stance,
        speaker=statement.speaker,
        caveats=statement.notes + _inflated(statement),
    )
    made = replace(made, **fields)  # type: ignore[arg-type]
    return replace(made, blocked=made.blocked or _blocked(made, statement))


WORLDWIDE = "worldwide"
"""Key of the lexicon's unlisted group for "global AI usage": judged on OpenRouter, with a caveat."""


def _inflated(statement: Statement) -> tuple[str, ...]:
    qualifier = statement.qualifier
    if qualifier is None or qualifier.entity is None or qualifier.entity.key != WORLDWIDE:
        return ()
    return (f'The article says "{" ".join(qualifier.text.split())}"; the data sees only what goes through OpenRouter.',)


def _blocked(made: Claim, statement: Statement) -> str:
    """Why the words alone rule a check out; "" when they do not."""
    if made.stance is not Stance.ASSERTED:
        return REASONS[made.stance]
    for entity in (made.subject, made.other, statement.other):
        if entity is not None and entity.key == NOBODY:
            return "The text does not say whose number it is."
        if entity is not None and entity.key in UNTOLD:
            return f"The text does not say who “{entity.name.lower()}” is."
        if entity is not None and entity.kind is EntityKind.UNLISTED:
            return f"The data does not list this group: {entity.name}."
    qualifier = statement.qualifier
    if qualifier is not None and qualifier.entity is not None and qualifier.entity.key != WORLDWIDE:
        if not qualifier.note:
            return f"The data does not list this group: {qualifier.text}."
        return f"{qualifier.text[:1].upper()}{qualifier.text[1:]}: {qualifier.note}."
    if not made.period.known and made.period.basis is Basis.NONE:
        times = (time for time in statement.sentence.times if time.role is not TimeRole.OTHER)
        vague = made.period.note or next((time.vague for time in times if time.vague), "")
        return f"The text gives no dates that can be looked up: {vague}." if vague else ""
    return ""


def is_somebody(entity: Entity | None) -> bool:
    """True for an entity with usage of its own: not the platform, and not a group the data cannot list."""
    return entity is not None and entity.kind not in (EntityKind.PLATFORM, EntityKind.UNLISTED)
