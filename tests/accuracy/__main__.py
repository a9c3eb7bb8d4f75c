"""Judge every sentence and copy, print the table and write it to data/accuracy.json: ``make accuracy``."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from pathlib import Path

from core.datasets import load
from tests.accuracy import figures
from tests.accuracy.alter import ALTERATIONS
from tests.accuracy.real import real
from tests.accuracy.run import ALTERED, RESTATED, TRUE, Outcome, Tally, outcomes
from tests.accuracy.sentences import KINDS

TARGET = Path(__file__).parents[2] / "data" / "accuracy.json"
LEAST_TRUE = 0.99
MOST_ALTERED = 0.01
LEAST_CALLED = 0.95
"""Part of the altered sentences that must be called wrong: to abstain is no way out."""


def record(tally: Tally) -> dict[str, object]:
    """The tally as published."""
    total = {sort: dict(zip(("n", "accepted"), tally.pair(sort), strict=True)) for sort in (TRUE, ALTERED, RESTATED)}
    return {
        "command": "make accuracy",
        "made": date.today().isoformat(),
        "snapshot": figures.as_of(),
        **total,
        "called_wrong": {sort: tally.called[(sort,)] for sort in (TRUE, ALTERED)},
        "real": asdict(real()),
        "as_exact": {sort: tally.exact[(sort,)] for sort in (ALTERED, RESTATED)},
        "by_kind": {kind: {sort: tally.pair(sort, kind) for sort in (TRUE, ALTERED)} for kind in KINDS},
        "by_alteration": {name: tally.pair("by", ALTERED, name) for name in ALTERATIONS},
    }


def table(tally: Tally) -> Iterable[str]:
    """The tally as lines of text."""
    yield f"{'kind':14}{'true':>6}{'accepted':>10}{'':>9}{'altered':>9}{'accepted':>10}"
    for key in [(kind,) for kind in KINDS] + [()]:
        true, altered = tally.pair(TRUE, *key), tally.pair(ALTERED, *key)
        name = key[0] if key else "all"
        yield (
            f"{name:14}{true[0]:6}{true[1]:10}{tally.rate(TRUE, *key):9.1%}"
            f"{altered[0]:9}{altered[1]:10}{tally.rate(ALTERED, *key):9.1%}"
        )
    for name in ALTERATIONS:
        yield f"altered by {name:10}{tally.pair('by', ALTERED, name)}"
    yield f"altered and called wrong: {tally.called[(ALTERED,)]}, true and called wrong: {tally.called[(TRUE,)]}"
    yield f"within what a restatement explains: {tally.pair(RESTATED)}, shown as exact: {tally.exact[(RESTATED,)]}"


def failures(found: Iterable[Outcome]) -> Iterable[str]:
    """Honest sentences refused and altered ones accepted, with what the program made of them."""
    for outcome in found:
        if outcome.sort != RESTATED and outcome.accepted != (outcome.sort == TRUE):
            yield f"{outcome.sort} {outcome.by} {outcome.sentence.fact.kind}: {outcome.sentence.written()[0]}"
            truth = outcome.sentence.fact.answers()
            yield f"    appeared {outcome.sentence.published}; truth {truth}; {_made(outcome)}"


def _made(outcome: Outcome) -> str:
    if outcome.claim is None:
        return "no claim"
    claim = outcome.claim
    readings = [
        (j.query.count.value, j.fit.value, j.evidence.interval or j.evidence.missing)
        for j in outcome.judgements
        if j.applies
    ]
    other = f" / {claim.other.id}" if claim.other else ""
    when = f"{claim.period.first}..{claim.period.last}"
    since = f" from {claim.baseline.period.first}" if claim.baseline else ""
    return (
        f"{claim.kind} of {claim.subject.id}{other} {when}{since} {claim.quantity.allowed} {claim.blocked} {readings}"
    )


def main() -> int:
    """Run the test; 0 when both thresholds are met, 1 when not."""
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy", description=(__doc__ or "").split(":")[0])
    parser.add_argument("--part", type=float, default=1.0, help="part of the sentences; below 1 nothing is written")
    parser.add_argument("--failures", action="store_true", help="list what went wrong")
    options = parser.parse_args()
    started = time.perf_counter()
    found = list(outcomes(load(), options.part))
    tally = Tally.of(found)
    print(*(failures(found) if options.failures else ()), *table(tally), sep="\n")
    print(f"{len(found)} texts in {time.perf_counter() - started:.0f} s")
    if options.part >= 1:
        _write(record(tally))
    called = tally.called[(ALTERED,)] >= LEAST_CALLED * tally.judged[(ALTERED,)]
    return 0 if tally.rate(TRUE) >= LEAST_TRUE and tally.rate(ALTERED) <= MOST_ALTERED and called else 1


def _write(content: dict[str, object]) -> None:
    """In one step, so that an interruption leaves the old file."""
    draft = TARGET.with_name(f".{TARGET.name}.new")
    draft.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    draft.replace(TARGET)


if __name__ == "__main__":
    sys.exit(main())
