"""An article beside the data: the whole pipeline on one screen.

read  ->  statements  ->  claims  ->  questions  ->  evidence  ->  verdict  ->  words
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from core import arithmetic, claims, doubt, wording
from core.articles import admitted
from core.claims.frame import Question
from core.datasets import Dataset, measure
from core.extract import read, surface
from core.model import Article, Basis, CheckedClaim, Claim, Fit, Flag, Judgement, Repeat, Report, Statement, Verdict
from core.others import others
from core.resolve import statements
from core.verdict import RIGHT, conclude, judge, unchecked

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
    said = list(statements(reading, surface(article.text), article.title))
    found, repeats = told(said)
    checked = arithmetic.annotated(list(_judged_one_by_one(found, dataset, watch)))
    numbers = others(reading, said, found, {repeat.span: repeat.first for repeat in repeats})
    return Report(article, dataset.origin, dataset.first, dataset.end, checked, numbers, repeats)


def _judged_one_by_one(found: list[Claim], dataset: Dataset, watch: Watch) -> Iterator[CheckedClaim]:
    for done, claim in enumerate(found, start=1):
        yield check_claim(claim, dataset)
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
    """Every reading of a claim, computed and compared. Other readings that change nothing are left out."""
    asked = questions(claim)
    plain = [_judged(claim, question, dataset) for question in asked if not question.label]
    other = [_judged(claim, question, dataset) for question in asked if question.label]
    known = {reading.evidence.interval for reading in plain}
    return (*plain, *(reading for reading in other if reading.evidence.interval not in known))


def questions(claim: Claim) -> tuple[Question, ...]:
    """What to ask the data about a claim; nothing where the words leave no period to ask about."""
    if not claim.period.known and claim.kind not in claims.TIMELESS:
        return ()
    asked: tuple[Question, ...] = claims.KINDS[claim.kind].queries(claim)
    return asked


def _judged(claim: Claim, question: Question, dataset: Dataset) -> Judgement:
    evidence = measure(dataset, question.query, question.disclosed)
    fit = judge(claims.stated(claim), evidence) if evidence.interval is not None else Fit.MISSING
    return Judgement(question.query, evidence, fit, question.applies, question.label)


def _caveats(claim: Claim, judgements: tuple[Judgement, ...], verdict: Verdict) -> tuple[str, ...]:
    """How the words were read, whether they can be read otherwise, and what is known about the data of those days."""
    rounded = [wording.rounded(claim.quantity)] if claim.quantity.rounded else []
    missed = verdict.flag in (Flag.UNVERIFIED, Flag.UNCHECKABLE) and not claim.blocked
    otherwise = [wording.otherwise(j) for j in judgements if missed and j.label and not j.applies and j.fit in RIGHT]
    data = (caveat for judgement in judgements for caveat in judgement.evidence.caveats)
    return tuple(dict.fromkeys([*otherwise, *rounded, *claim.caveats, *data]))


def _worded(checked: CheckedClaim) -> CheckedClaim:
    return replace(checked, finding=wording.finding(checked))
