"""Whatever a reader pastes, and whatever a pattern makes of it: an answer within the stated time."""

from __future__ import annotations

import gc
import re
import time
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from core import limit
from core.__main__ import FORMATS as NAMED
from core.articles import shelf
from core.checking import check
from core.datasets import load
from core.errors import ArticleError, DataError
from core.export import FORMATS, Context, to_text
from core.model import Article, Report, Span
from core.workers import Watch, Workers

SOUND = "In the week of 9-15 February 2026, Chinese models on OpenRouter processed 4.12 trillion tokens."
OTHER = "In the week of 9-15 February 2026, US models on OpenRouter processed 2.94 trillion tokens."
SNARE = "Nobody gets past aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab, with 7 tokens."


def snared(article: Article, unread: Sequence[Span], watch: Watch) -> Report:
    """The check, made by a program one of whose patterns can be led to backtrack for ever."""
    report = limit.checked(article, unread, watch)
    re.search(r"(a+)+c", limit.blanked(article.text, unread))
    return report


def hungry(article: Article, unread: Sequence[Span], watch: Watch) -> Report:
    raise MemoryError


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    made = Workers(2, limit.practised)
    yield made
    made.end()


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' patience is shorter than the program's, but long enough for a busy machine."""
    monkeypatch.setattr(limit, "SECONDS", 3.0)


@pytest.mark.parametrize("article", shelf()[:3], ids=lambda article: article.slug)
def test_a_report_from_a_worker_is_the_report(workers: Workers, article: Article) -> None:
    assert repr(limit.report(workers, article)) == repr(check(article, load()))  # a NaN equals no other


def test_progress_reaches_the_reader(workers: Workers) -> None:
    heard: list[tuple[int, int]] = []
    limit.report(workers, Article(f"{SOUND} {OTHER}"), lambda done, of: heard.append((done, of)))
    assert (2, 2) in heard


def test_a_paragraph_that_cannot_be_read_costs_only_itself(workers: Workers) -> None:
    text = f"{SOUND}\n\n{SNARE}\n\n{OTHER}\n"
    report = limit.within(workers, Article(text), snared)
    assert [span.of(text).strip() for span in report.unread] == [SNARE]
    assert [checked.claim.span.of(text) for checked in report.claims] == [
        "4.12 trillion tokens",
        "2.94 trillion tokens",
    ]
    assert report.article.text == text
    assert "One paragraph could not be read in time, and its numbers are missing here: “Nobody gets" in to_text(report)


def test_every_form_that_people_read_says_what_was_left_out() -> None:
    text = f"{SOUND}\n\n{SNARE}\n"
    report = limit.checked(Article(text), [Span(len(SOUND) + 2, len(text))], lambda done, of: None)
    for form in ("text", "html", "json"):
        assert "Nobody gets past" in FORMATS[form](report, Context(load()))
    assert "could not be read in time" in FORMATS["html"](report, Context(load()))


def test_a_text_of_nothing_else_is_refused_within_the_stated_time(workers: Workers) -> None:
    with workers.lent() as one, workers.lent() as other:
        one.ready()
        other.ready()
    began = time.monotonic()
    with pytest.raises(ArticleError, match="more than 3 seconds"):
        limit.within(workers, Article(SNARE), snared)
    assert time.monotonic() - began < limit.seconds(len(SNARE)) + 2


def test_a_text_full_of_snares_is_not_tried_to_its_end(workers: Workers) -> None:
    began = time.monotonic()
    with pytest.raises(ArticleError, match="and was ended"):
        limit.within(workers, Article("\n\n".join([SNARE] * 40)), snared)
    assert time.monotonic() - began < 40 * limit.ALONE


def test_no_word_of_a_text_stays_in_a_worker(workers: Workers) -> None:
    words = (
        "Zyxoprax and Quibblotron models on OpenRouter, said Vexley Thrumbold, took 4.12 trillion tokens in May 2026."
    )
    with workers.lent() as worker:
        assert worker.run(limit.checked, Article(f"{words} {SOUND}"), (), seconds=60).claims
        for word in ("yxopra", "uibblotro", "exle", "humbol"):
            assert worker.run(remembered, word, seconds=60) == 0
        worker.run(hoard, "Zyxoprax, kept on purpose", seconds=60)
        assert worker.run(remembered, "yxopra", seconds=60) == 1


HOARD: list[str] = []


def hoard(word: str, watch: Watch) -> None:
    HOARD.append(word)


def remembered(part: str, watch: Watch) -> int:
    """How many strings in this process, other than ``part``, contain it.

    The collection comes first: until then this module's own constants are among what is found.
    """
    gc.collect()
    held = {id(one): one for thing in gc.get_objects() for one in gc.get_referents(thing) if isinstance(one, str)}
    return sum(part in one and one != part for one in held.values())


def test_a_text_that_takes_all_memory_gets_one_clear_message(workers: Workers) -> None:
    with pytest.raises(ArticleError, match="ran out of memory"):
        limit.within(workers, Article(SOUND), hungry)


@pytest.mark.parametrize(("text", "cure"), [("", "Paste"), ("7" * 400_001, "limit is 400,000"), ("\x00", "binary")])
def test_what_is_no_article_is_refused_as_ever(workers: Workers, text: str, cure: str) -> None:
    with pytest.raises(ArticleError, match=cure):
        limit.report(workers, Article(text))


def test_a_broken_snapshot_is_named_by_the_worker(tmp_path: Path) -> None:
    workers = Workers(1, partial(limit.ready, folder=tmp_path))
    try:
        with pytest.raises(DataError):
            limit.printed(workers, Article(SOUND), "text", tmp_path)
    finally:
        workers.end()


@pytest.mark.parametrize("form", NAMED)
def test_the_command_line_knows_every_form(workers: Workers, form: str) -> None:
    article = Article(SOUND, "A title", date(2026, 2, 20))
    assert tuple(sorted(FORMATS)) == NAMED
    assert limit.printed(workers, article, form) == FORMATS[form](check(article, load()), Context(load()))


def test_the_stated_time_grows_with_the_text() -> None:
    assert limit.seconds(10_000) - limit.seconds(0) == pytest.approx(4.0)


def test_blank_paragraphs_move_nothing() -> None:
    text = "One.\n\nTwo\nlines.\n\nThree.\n"
    assert limit.blanked(text, [Span(6, 17)]) == "One.\n\n   \n      \n\nThree.\n"
