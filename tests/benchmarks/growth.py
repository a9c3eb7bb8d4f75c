"""Rows about growth: what twice or five times as much of something costs."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from core.articles import LONGEST, shelf
from core.checking import check
from core.datasets import Dataset, load
from core.datasets.disk.rules import REST
from core.datasets.disk.sheets import Rows
from core.model import Article
from tests.benchmarks.clock import Row, anew, best

WHO = ("Chinese models", "US models", "DeepSeek", "MiniMax", "Anthropic", "Open models", "The platform")


def claims(count: int) -> str:
    """So many different sentences of two claims each."""
    dice = random.Random(1)
    said = []
    for _ in range(count):
        monday = date(2025, 3, 3) + timedelta(weeks=dice.randrange(70))
        said.append(
            f"In the week of {monday:%B} {monday.day}, {monday.year}, {dice.choice(WHO)} on OpenRouter processed "
            f"{dice.uniform(0.5, 9):.2f} trillion tokens, {dice.randint(5, 90)}% more than a week before."
        )
    return "\n\n".join(said)


def longer(dataset: Dataset, times: int) -> Dataset:
    """The same days so many times, one history before the other."""
    length = timedelta(days=(dataset.end - dataset.first).days + 1 + 7 - ((dataset.end - dataset.first).days + 1) % 7)
    rows, back = dataset.rows, np.repeat(np.arange(times)[::-1], len(dataset.rows))
    day = np.tile(rows.day, times) - back * length.days
    return replace(
        dataset, rows=replace(rows, day=day, code=np.tile(rows.code, times), tokens=np.tile(rows.tokens, times))
    )


def wider(dataset: Dataset, times: int) -> Dataset:
    """So many times as many models: each has its tokens on every so-manieth of its days only."""
    rows, dice = dataset.rows, np.random.default_rng(1)
    names = np.array(rows.slugs, dtype=object)[rows.code]
    copies = dice.integers(0, times, len(rows)).astype(str).astype(object)
    renamed = np.where((names == REST) | (copies == "0"), names, names + "-x" + copies)
    days = [date.fromordinal(day) for day in rows.day.tolist()]
    return replace(dataset, rows=Rows.of(days, renamed.tolist(), rows.tokens.tolist()))


def seconds(text: str, dataset: Dataset) -> float:
    """Processor seconds for a check of claims never asked before, tables of the data made before."""
    article, made = Article(text), [dataset]
    check(article, dataset)
    return best(lambda: check(article, made[-1]), runs=2, before=lambda: made.append(anew(dataset)))


def of_text() -> Iterator[Row]:
    """Longer articles, and more claims."""
    dataset = load()
    prose = "\n\n".join(article.text for article in shelf())
    whole = (prose * (LONGEST // len(prose) + 1))[:LONGEST]
    short, long = seconds(whole[: LONGEST // 20], dataset), seconds(whole, dataset)
    yield Row("400,000 characters of prose", long, "s", f"{long / short:.1f} times 20,000 characters", "20 times")
    few, many = seconds(claims(20), dataset), seconds(claims(200), dataset)
    yield Row("400 claims, all different", many, "s", f"{many / few:.1f} times 40 claims", "10 times")


def of_data() -> Iterator[Row]:
    """More days and more models."""
    dataset, text = load(), "\n\n".join(article.text for article in shelf())
    plain = seconds(text, dataset)
    yield Row("check of the shelf as one text", plain, "s", f"{len(dataset.days)} days")
    for times in (2, 5):
        ours = longer(dataset, times)
        took = seconds(text, ours)
        yield Row(f"{times} times the days", took, "s", f"{took / plain:.2f} times, {len(ours.days):,} days")
    for times in (4, 12):
        ours = wider(dataset, times)
        took, models = seconds(text, ours), len(ours.rows.slugs)
        yield Row(f"{times} times the models", took, "s", f"{took / plain:.2f} times, {models:,} slugs")


def rows() -> Iterator[Row]:
    yield from of_text()
    yield from of_data()
