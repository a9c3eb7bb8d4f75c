"""An article beside the data: the whole pipeline on one screen.

read  ->  statements  ->  claims  ->  questions  ->  evidence  ->  verdict  ->  words
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from core import arithmetic, claims, doubt, fitting, otherwise, wording
from core.articles import admitted
from core.claims.questions import Question
from core.claims.windows import in_each_window
from core.datasets import Dataset, measure
from core.datasets.answers.shares import NAMED_PART
from core.datasets.debut import debut, in_its_time
from core.extract import read
from core.model import (
    Article,
    Basis,
    CheckedClaim,
    Claim,
    Count,
    EntityKind,
    Fit,
    Flag,
    Judgement,
    Measure,
    Period,
    Repeat,
    Report,
    Statement,
    Verdict,
    Window,
)
from core.others import others
from core.placing import as_given
from core.resolve import statements
from core.verdict import RIGHT, conclude, gap, judge, unchecked

NO_DATE = (
    "The words lean on the day the article appeared, and no date is given. "
    "Set the publication date to have this checked."
)


Watch = Callable[[int, int], None]
"""Told after each claim how many have been judged, and how many there are."""


def check(article: Article, dataset: Dataset, watch: Watch = lambda done, of: None) -> Report:
    """Every number of the article: judged, or on record with the reason why it is not.

    Raises ``ArticleError`` for a text that is empty, binary or too long.
    """
    reading = read(admitted(article.text), article.published)
    said = list(statements(reading, reading.text, article.title))
    found, repeats = told(said)
    judged_alone = list(_judged_one_by_one(found, dataset, watch))
    fits = fitting.together(judged_alone, dataset, article.published)
    together = fitting.weighed(judged_alone, fits)
    checked = arithmetic.annotated(otherwise.spared(together, reading, dataset, article.published))
    numbers = others(reading, said, found, {repeat.span: repeat.first for repeat in repeats})
    report = Report(article, dataset.origin, dataset.first, dataset.end, checked, numbers, repeats, fits)
    return as_given(report, reading)


def _judged_one_by_one(found: list[Claim], dataset: Dataset, watch: Watch) -> Iterator[CheckedClaim]:
    for done, claim in enumerate(found, start=1):
        yield check_claim(in_time(claim, dataset), dataset)
        watch(done, len(found))


def told(said: list[Statement]) -> tuple[list[Claim], tuple[Repeat, ...]]:
    """The claims among the statements, numbered in reading order, and where one is said again word for word."""
    found: dict[tuple[object, ...], Claim] = {}
    repeats: list[Repeat] = []
    for statement in said:
        claim = claims.find(statement)
        if claim is None:
            continue
        same = (
            claim.kind,
            claim.text.lower(),
            claim.subject.id,
            claim.other and claim.other.id,
            claim.period.first,
            claim.stance,
        )
        if same in found:
            repeats.append(Repeat(claim.span, claim.sentence, found[same].id))
        else:
            found[same] = replace(claim, id=f"c{len(found) + 1}")
    return list(found.values()), tuple(repeats)


def in_time(claim: Claim, dataset: Dataset) -> Claim:
    """The claim with every name read as what it meant in the claim's period, and said so."""
    if claim.period.last is None:
        return claim
    subject = in_its_time(claim.subject, claim.period.last, dataset)
    other = claim.other and in_its_time(claim.other, claim.period.last, dataset)
    moved = [pair for pair in ((claim.subject, subject), (claim.other, other)) if pair[0] != pair[1]]
    notes = tuple(
        f"{name.name} itself is not in the data before {_day(debut(name, dataset))}: its name is read as {meant.name}."
        for name, meant in moved
        if name is not None and meant is not None
    )
    return replace(claim, subject=subject, other=other, caveats=claim.caveats + notes)


def _day(day: date | None) -> str:
    return wording.period_text(Period(day, day, Basis.STATED))


def check_claim(claim: Claim, dataset: Dataset) -> CheckedClaim:
    """One claim beside the data."""
    if not claim.period.known and not claim.blocked:
        fits = doubt.fitting_weeks(claim, dataset) if claim.period.basis is Basis.NONE else ()
        return _worded(CheckedClaim(claim, (), unchecked(NO_DATE), "", fits=fits))
    judgements = judged(claim, dataset)
    verdict = unchecked(claim.blocked) if claim.blocked else conclude(judgements)
    checked = CheckedClaim(claim, judgements, verdict, "", caveats=_caveats(claim, judgements, verdict))
    if verdict.flag is not Flag.UNCHECKABLE:
        checked = replace(checked, chance=doubt.chance(claim, dataset), slip=doubt.slip(checked, dataset))
    return _worded(checked)


def judged(claim: Claim, dataset: Dataset) -> tuple[Judgement, ...]:
    """Every reading of a claim, computed and compared: its counts in each window that its words admit.

    Readings of another kind are tried in the claim's own period, and those that change nothing are left out.
    """
    asked = [
        (moved, question, window)
        for window, moved in in_each_window(claim)
        for question in questions(moved)
        if question.applies or moved is claim
    ]
    plain = [_judged(*one, dataset) for one in asked if not one[1].label]
    other = [_judged(*one, dataset) for one in asked if one[1].label]
    known = {reading.evidence.interval for reading in plain}
    new = (reading for reading in other if reading.evidence.interval not in known)
    return _of_variants(claim, dataset, (*plain, *(reading for reading in new if _adds(reading, plain))))


def _adds(reading: Judgement, plain: Sequence[Judgement]) -> bool:
    """False for what is named of a share whose bounds have answered already."""
    if reading.query.detail != NAMED_PART:
        return True
    within = (one for one in plain if one.query.count is Count.ALL and one.window == reading.window)
    return reading.fit in RIGHT and (not reading.applies or any(one.fit is Fit.OPEN for one in within))


def _of_variants(claim: Claim, dataset: Dataset, judgements: tuple[Judgement, ...]) -> tuple[Judgement, ...]:
    """A model's variants are added up (reading.md); its listing alone decides only where that sum does not fit.

    It decides too where the chart's nine name some of the variants only, so that the two counts differ. It is the other
    way round where the words speak of one variant ("the free Hy3").
    """
    if all(j.query.rollup for j in judgements):
        return judgements  # no listing alone was asked about
    said = claim.unread != ()
    first = [j for j in judgements if j.applies and j.query.rollup is not said]
    if not first or any(j.fit not in RIGHT or (not said and _is_split(j, dataset)) for j in first):
        return judgements
    return tuple(j if j.query.rollup is not said else replace(j, applies=False) for j in judgements)


def _is_split(together: Judgement, dataset: Dataset) -> bool:
    """True where the chart's nine have some of a model's variants and not all."""
    if together.query.measure is Measure.RANK:
        return False
    charted = measure(dataset, replace(together.query, count=Count.CHARTED)).interval
    return charted is not None and charted != together.evidence.interval


def questions(claim: Claim) -> tuple[Question, ...]:
    """What to ask the data about a claim; nothing where the words leave no period to ask about, or name a stranger.

    A stranger's name is the article's own word, and answers are remembered by their questions.
    """
    if not claim.period.known and claim.kind not in claims.TIMELESS:
        return ()
    if any(e is not None and e.kind is EntityKind.UNLISTED for e in (claim.subject, claim.other, claim.scope.of)):
        return ()
    asked: tuple[Question, ...] = claims.KINDS[claim.kind].queries(claim)
    return asked


def _judged(claim: Claim, question: Question, window: Window | None, dataset: Dataset) -> Judgement:
    evidence = measure(dataset, question.query, question.disclosed)
    stated = claims.stated(claim)
    fit = judge(stated, evidence)
    return Judgement(question.query, evidence, fit, question.applies, question.label, gap(stated, evidence), window)


def _caveats(claim: Claim, judgements: tuple[Judgement, ...], verdict: Verdict) -> tuple[str, ...]:
    """How the words were read, whether they can be read otherwise, and what is known about the data of those days."""
    rounded = [wording.rounded(claim.quantity)] if claim.quantity.rounded else []
    missed = verdict.flag in (Flag.UNVERIFIED, Flag.UNCHECKABLE) and not claim.blocked
    otherwise = [wording.otherwise(j) for j in judgements if missed and j.label and not j.applies and j.fit in RIGHT]
    data = (caveat for judgement in judgements for caveat in judgement.evidence.caveats)
    return tuple(dict.fromkeys([*otherwise, *rounded, *claim.caveats, *data]))


def _worded(checked: CheckedClaim) -> CheckedClaim:
    return replace(checked, finding=wording.finding(checked))
