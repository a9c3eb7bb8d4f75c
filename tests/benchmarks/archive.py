"""An archive of articles that nobody wrote: mixed topics, some about usage on OpenRouter, the same ones for a number.

Names are made of syllables, so that, as in a real archive, new words never end.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from tests.accuracy.sentences import Sentence, sentences

ABOUT_USAGE = 0.3
"""Part of the articles that have claims about OpenRouter; the others are what else an archive has."""

SYLLABLES = (
    "ba be bri cor dan del eth fal gar hol in jor kel lan mor nev or pal quin ros sel tam ur vel win yar zol".split()
)
TOPICS: dict[str, tuple[str, ...]] = {
    "economy": (
        "Shares of {Name} closed {p}% {moved} at ${money} on {weekday}, with {n:,} traded.",
        "Inflation in {Place} stood at {p}% in {month}, against {q}% a year before.",
        "{Name} said that revenue rose {p}% to ${m} million in the quarter, while costs came to ${k} million.",
        "The central bank left its rate at {p}%, as {k} of {m} economists had expected.",
        "Unemployment fell to {p}%, the lowest since {year}, the statistics office of {Place} said.",
    ),
    "sport": (
        "{Name} beat {Other} {a}-{b} in front of {n:,} people in {Place} on {weekday}.",
        "{Person} scored {a} goals in {b} matches, and took {k} points in all.",
        "It was the {a}th win in a row, a run that began in {month} {year}.",
        "{Person}, {age}, won the stage of {m} kilometres in {a}:{age}:{k}.",
    ),
    "politics": (
        "Parliament in {Place} passed the bill by {m} votes to {k} on {weekday}.",
        "{Person} of {Name} won {p}% of the vote, and {Other} {q}%.",
        "A poll of {n:,} people by {Name} gave the government {p}%, {a} points less than in {month}.",
        "The budget provides {m} million for {k} new schools by {year}.",
    ),
    "weather": (
        "Up to {k} millimetres of rain fell in {Place} within {a} hours, the service said.",
        "Temperatures reached {age} degrees in {Place}, {p} more than the mean of {month}.",
        "Some {n:,} households were without power after the storm of {weekday}.",
    ),
    "science": (
        "The study in the journal {Name} followed {n:,} patients for {a} years, and {p}% got better.",
        "The telescope saw a star {m} light years away, {a} times as heavy as the sun.",
        "Researchers in {Place} found {k} of {m} samples to contain more than {p}% lead.",
    ),
    "crime": (
        "Police in {Place} arrested {a} people, aged {age} to {k}, and seized {m} kilograms.",
        "{Person}, {age}, was sentenced to {a} years and {b} months.",
        "In the {k} days before, {m} cases had been reported, {p}% more than in {month}.",
    ),
    "technology": (
        "{Name} presented a phone with {k} gigabytes of memory that costs ${money}.",
        "The model has {m} billion parameters and a window of {n:,} tokens, {Name} said.",
        "{Person}, who leads {Name}, spoke of {p} million users in {k} countries.",
        "A million tokens cost ${p} with {Name}, {a} times as much as with {Other}.",
    ),
    "travel": (
        "The train from {Place} takes {a} hours and {age} minutes, and costs ${money}.",
        "{Place} counted {n:,} guests in {month}, {p}% {moved} in a year.",
        "The island has {m} inhabitants, {k} hotels and a beach of {p} kilometres.",
    ),
}
PLAIN = (
    "{Person} did not want to comment.",
    "People in {Place} have waited for this for a long time, and many are not content.",
    "“We shall see what comes of it,” said {Person}, who has worked for {Name} since {year}.",
    "What follows from it is disputed; {Other} called it a step in the right direction.",
    "The decision is to be made in {month}.",
    "Nobody was hurt.",
)
USAGE = (
    "{Name} wrote about it on {weekday}, and {Person} sees a trend.",
    "OpenRouter routes requests of developers to hundreds of models, and says how many tokens each handles.",
    "What developers choose says little about what companies buy, {Person} of {Name} warned.",
)
MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


@cache
def _claims() -> tuple[Sentence, ...]:
    return tuple(sentences(1))


def _name(rng: random.Random) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 4))).capitalize()


def _filled(shape: str, rng: random.Random) -> str:
    return shape.format(
        Name=_name(rng), Other=_name(rng), Place=_name(rng), Person=f"{_name(rng)} {_name(rng)}",
        p=round(rng.uniform(0.1, 40), 1), q=round(rng.uniform(0.1, 40), 1), a=rng.randint(2, 12), b=rng.randint(0, 5),
        k=rng.randint(10, 99), m=rng.randint(100, 999), n=rng.randint(1_000, 90_000), age=rng.randint(18, 59),
        money=round(rng.uniform(5, 900), 2), year=rng.randint(1990, 2025), month=rng.choice(MONTHS),
        weekday=rng.choice(WEEKDAYS), moved=rng.choice(("higher", "lower")),
    )  # fmt: skip


def article(number: int) -> dict[str, str]:
    """The article of this number: title, day, address and text, as a row of a table has them."""
    rng = random.Random(number)
    topic = rng.choice(list(TOPICS))
    said = [_filled(rng.choice(TOPICS[topic] + PLAIN), rng) for _ in range(rng.randint(5, 15))]
    published = date(2025, 3, 1) + timedelta(days=rng.randrange(550))
    if rng.random() < ABOUT_USAGE:
        topic = "usage"
        claims = rng.sample(_claims(), rng.randint(1, 5))
        published = claims[0].published
        said = [claim.written()[0] for claim in claims] + [_filled(rng.choice(USAGE + PLAIN), rng) for _ in range(6)]
        rng.shuffle(said)
    paragraphs = [" ".join(said[start : start + 3]) for start in range(0, len(said), 3)]
    return {
        "title": f"{topic.capitalize()}: {_name(rng)} and {_name(rng)}",
        "published": published.isoformat(),
        "url": f"https://example.org/{number}",
        "text": "\n\n".join(paragraphs),
    }


def articles(count: int) -> Iterator[dict[str, str]]:
    """The first so many articles."""
    return map(article, range(count))


def written(path: Path, count: int) -> int:
    """Write the first so many articles as JSON lines. Returns how many words they have."""
    words = 0
    with path.open("w", encoding="utf-8") as file:
        for one in articles(count):
            words += len(one["text"].split())
            file.write(json.dumps(one, ensure_ascii=False) + "\n")
    return words
