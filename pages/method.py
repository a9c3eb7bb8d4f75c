"""How a verdict is reached. Everything here is read from the code and the data that reach it."""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import combinations_with_replacement, pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import streamlit as st

from core import claims, doubt, fitting, otherwise, verdict, wordlists
from core.datasets import Dataset, count, measure
from core.datasets import table as table_
from core.datasets.answers import figure, order, standing
from core.export.words import ICONS
from core.extract.numbers import hedges
from core.extract.times import windows
from core.interval import Interval
from core.model import (
    PLATFORM,
    UNDATED,
    Count,
    Evidence,
    Fit,
    Flag,
    Judgement,
    Measure,
    Query,
    Rating,
    Verdict,
)
from core.resolve import unread
from core.resolve.structure.counts import RULES
from core.wording import COUNTS, day, day_range, percent
from pages.parts import look, state

ACCURACY = Path(__file__).parent.parent / "data" / "accuracy.json"
EXAMPLE, HALF = 104.0, 0.5  # "104" as printed, and half of its last digit
ROUND = (20, 70, 540)  # as printed, without a hedge
PHRASES_SHOWN = 8
DISPLAY = frozenset({"ROWS_SHOWN", "SUMMANDS"})  # these decide how much is shown, and nothing about a verdict

SCALE = {
    Flag.VERIFIED: "The data lies inside what the words allow, or close to it, on every count that applies.",
    Flag.DEPENDS: "It does on some counts that apply and not on others. The card names both, with their values.",
    Flag.UNVERIFIED: "It does on no count. The card says in which direction, and by how much.",
    Flag.UNCHECKABLE: "The data cannot decide, and the card says why: no date, a group it does not list, only bounds.",
}
FITS = {
    Fit.HOLDS: "the data lies inside what the words allow",
    Fit.CLOSE: "outside, by no more than the tolerance below; never shown as exact",
    Fit.OVERSTATED: "the data lies below what the words allow",
    Fit.UNDERSTATED: "the data lies above what the words allow",
    Fit.CONTRADICTED: "a rank, a first, a streak or a direction that did not happen",
    Fit.OPEN: "the data gives only bounds, and the words lie between them",
    Fit.MISSING: "the data has nothing to compare with",
}
LIMITS = """
- Only token usage on OpenRouter is judged. Numbers about money, users, benchmarks or other platforms are put on record
  and left alone.
- The reader is a grammar with a lexicon, not a language model. A sentence that needs knowledge of the world to be
  understood may be missed or, rarely, misread; each card shows how its claim was read and lets you change it.
- What a claim is about is settled before any number is looked at. So a right number about somebody else’s tokens is
  not verified by luck, and a sentence whose subject is unclear is not guessed.
- We rate numbers, not articles and not their authors. A figure may be right and its context unfair, or wrong and
  harmless.
"""


def main() -> None:
    dataset = state.dataset()
    st.title("Method", anchor=False)
    look.html(
        '<p class="lead">A number in a text becomes an interval: everything its digits and words can mean. The data '
        "gives another. A verdict compares the two. This page is written by the rules and constants that do it.</p>"
    )
    _scale()
    _counts()
    _periods(dataset)
    _tolerances()
    _hedges()
    _doubts()
    _spared()
    _kinds()
    _caveats(dataset)
    _accuracy()
    _limits()
    _cite(dataset)


# --- Reading the code ----------------------------------------------------------------------------


def constants(module: ModuleType) -> Iterator[tuple[str, float, str]]:
    """A module's public numeric constants in order: name, value, and the docstring under it, on one line."""
    body = ast.parse(inspect.getsource(module)).body
    for statement, following in pairwise(body):
        name = _assigned(statement)
        value = getattr(module, name, None) if name.isupper() and not name.startswith("_") else None
        if isinstance(value, int | float) and name not in DISPLAY and _is_text(following):
            yield name, value, " ".join(following.value.value.split())


def _assigned(statement: ast.stmt) -> str:
    if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
        return statement.targets[0].id
    return ""


def _is_text(statement: ast.stmt) -> bool:
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
    )


def opening(module: ModuleType) -> str:
    """The first paragraph of a module's docstring, on one line."""
    return " ".join((module.__doc__ or "").split("\n\n")[0].split())


def number(value: float) -> str:
    """A constant for a reader: 0.5%, 1.25, 9."""
    return percent(value) if 1e-4 < value < 1 else f"{value:g}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A plain table. Cells are escaped."""
    top = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    look.html(f'<table class="plain-table"><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>')


def ratings(flag: Flag) -> tuple[Rating, ...]:
    """The ratings under a flag, read off the rule that concludes."""
    found = dict.fromkeys(conclusion.rating for conclusion in _conclusions() if conclusion.flag is flag)
    return tuple(found)


def _conclusions() -> Iterator[Verdict]:
    """What every pair of fits leads to."""
    query = Query(Measure.VOLUME, PLATFORM, Count.ALL, UNDATED)
    for pair in combinations_with_replacement(Fit, 2):
        yield verdict.conclude([Judgement(query, Evidence(None, ""), fit) for fit in pair])


# --- Sections ------------------------------------------------------------------------------------


def _scale() -> None:
    st.header("The scale", anchor="scale")
    table(
        ("Flag", "Rating shown", "When"),
        ((f"{ICONS[flag]} {flag.value}", " / ".join(ratings(flag)), when) for flag, when in SCALE.items()),
    )
    st.markdown("Every way of counting is compared on its own first:")
    table(("Fit", "Meaning"), ((fit.value, meaning) for fit, meaning in FITS.items()))


def _counts() -> None:
    st.header("What is counted", anchor="counts")
    st.markdown(
        "The same sentence can be true of the models on a chart and false of all models. So what is "
        "counted is part of the question. "
        "Which counts apply is fixed by these rules from the words alone, before any number is looked "
        "at; nobody picks the reading that fits."
    )
    table(("The rule, as cards state it",), ((rule.format(n="N", group="those models"),) for rule in RULES.values()))
    st.markdown(
        f"The counts are {', '.join(words.format(n='N') for words in COUNTS.values())}. For anybody but the platform "
        f"itself, {COUNTS[Count.ALL]} is known only between two bounds: what is named, and what is named plus the "
        "whole unnamed rest. Free, beta, thinking and dated variants of a model are rows of their own: its figure is "
        "judged with them and without."
    )
    _constants(count, standing, order, figure, inspect.getmodule(measure))


def _periods(dataset: Dataset) -> None:
    st.header("Periods", anchor="periods")
    missing = " and ".join(map(day, dataset.missing_days))
    st.markdown(
        f"- The data is one of days, in UTC: every day of {day_range(dataset.first, dataset.end)} but those named "
        "below. A period is a set of days, and its tokens are their sum: weeks, months, single days and any other "
        "stretch are exact.\n"
        f"- {count.THE_NINE}\n"
        "- A model that a day does not name has fewer tokens than the fiftieth of that day; so much is open. Before "
        "the day in its slug it had none, nor before the first or after the last day that names it where it stood far "
        "above the fiftieth.\n"
        f"- Never published: {missing}. Of such a day the platform's total is known from the archived total of its "
        f"week. Anybody else had at most {table_.NEIGHBOURS:g} times what the fuller day beside it shows, so "
        "a longer period is known between two bounds, and so are its shares, changes and places.\n"
        "- Seven days that do not run from Monday to Sunday are read as printed. The Monday-Sunday week that holds "
        "most of them, as the chart has it, is shown as another reading.\n"
        "- A week named by a Sunday (“the week of 15 March 2026”) is read as the Monday-Sunday week that ends on it; "
        "the week that begins there is shown as the other reading, for calendars that begin on Sunday.\n"
        f"- “This month”, before it is over, is read both as the days since its first and as the last "
        f"{windows.BOARD_MONTH} days before publication, which the site's board of the month shows; both decide.\n"
        "- A board without dates (“this week's rankings”, “currently”) is read both as the seven days to the day "
        "before publication, which the site showed, and as the last full Monday-Sunday week; a board on a day as the "
        "seven days up to it. All of them decide, as counts do.\n"
        "- A period is taken over only from a heading, or from sentences before that are about the same; the date of "
        "a release, a report or a round of funding dates nothing.\n"
        "- A figure for a day is never compared with one for a week. A rate is an average over the period.\n"
        "- A change without a baseline is read as one from the week or month before, and says so. “In three weeks” is "
        "three weeks back; counting the first and the last week is shown as another reading. A change is taken as a "
        "yearly rate only where the words call it annualised.\n"
        f"- Before {day(dataset.first)} only the whole platform is known, by the week, from an archived chart."
    )


def _tolerances() -> None:
    st.header("Tolerances", anchor="tolerances")
    _constants(verdict)


def _constants(*modules: ModuleType) -> None:
    rows = [(_label(name), number(value), reason) for module in modules for name, value, reason in constants(module)]
    if rows:
        table(("Constant", "Value", "What it is, and why"), rows)


def _label(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _hedges() -> None:
    st.header("Words around a number", anchor="hedges")
    st.markdown(
        "Printed digits say how exact a number is: half of the last one either way. Words widen that, or open one end. "
        f"For a printed {EXAMPLE:g} they allow:"
    )
    table(("Words such as", "Allow"), ((_phrases(rule), _allowed(rule)) for rule in hedges.Rule))
    read = "; ".join(f"{value} as {_span(hedges.rounding(value, HALF), value)}" for value in ROUND)
    st.markdown(
        f"A round whole number without a hedge is not taken at its zeros, and its card says so: {read}. Single digits, "
        "decimals (4.0) and whatever is counted one by one (places, weeks, models) stay as printed."
    )
    _constants(hedges)


def _phrases(rule: hedges.Rule) -> str:
    found = [phrase for phrase, own in hedges.PHRASES.items() if own is rule]
    return ", ".join(found[:PHRASES_SHOWN]) if found else "no hedge at all"


def _allowed(rule: hedges.Rule) -> str:
    interval: Interval = hedges.allowed(EXAMPLE, EXAMPLE, HALF, rule)
    if interval.high == float("inf"):
        return f"{interval.low:g} or more"
    return f"{interval.low:g} to {interval.high:g}" if interval.low else f"up to {interval.high:g}"


def _span(half: float, value: float) -> str:
    return f"{value - half:g} to {value + half:g}"


def _doubts() -> None:
    st.header("Second thoughts", anchor="doubts")
    st.markdown(" ".join((doubt.__doc__ or "").split("\n\n")[-1].split()))
    _constants(doubt)


def _spared() -> None:
    st.header("When nothing is held against a number", anchor="spared")
    st.markdown(
        f"{opening(otherwise)} {' '.join((otherwise.__doc__ or '').split(chr(10) * 2)[1].split())}\n\n"
        f"{opening(fitting)} {' '.join((fitting.__doc__ or '').split(chr(10) * 2)[1].split())}\n\n"
        f"{' '.join((unread.__doc__ or '').split(chr(10) * 2)[0].split())} Such words are, among others: "
        f"{', '.join(words_that_turn()[:TURNING_SHOWN])}."
    )
    _constants(otherwise, fitting)


TURNING_SHOWN = 24  # turning words listed on the page


def words_that_turn() -> list[str]:
    """One or two words of each class of ``data/lexicon/turning.csv``, in the file's order."""
    shown: dict[str, list[str]] = {}
    for row in wordlists.table("turning.csv"):
        if row["class"] != unread.READ and row["words"].isalpha():
            shown.setdefault(row["class"], []).append(row["words"])
    return [f"“{word}”" for words in shown.values() for word in words[:2]]


def _kinds() -> None:
    st.header("Kinds of claim", anchor="kinds")
    st.markdown(
        "A number is taken by the first kind that recognises its sentence. The examples below are run as tests."
    )
    for kind, module in claims.KINDS.items():
        title, _, rest = opening(module).partition(":")
        with st.expander(title if rest else kind.capitalize()):
            look.html(f"<p>{escape(rest.strip() or title)}</p>")
            table(("Taken", "About"), ((text, subject) for text, subject, *_ in module.EXAMPLES))
            table(("Left alone",), ((text,) for text in module.COUNTEREXAMPLES))


def _caveats(dataset: Dataset) -> None:
    st.header("What the data is, and is not", anchor="caveats")
    st.markdown("\n".join(f"- {gap}" for gap in dataset.origin.gaps))
    st.markdown(
        "- A router is a slice of the market: apps, company contracts and models run at home are not in it.\n"
        "- A model counts for the country in which its maker has its headquarters.\n"
        f"- Cloaked models belong to nobody, unless it is known who they were ({len(dataset.cloaked)} "
        "are, each with a source); then that is a second reading."
    )
    table(
        ("When", "Note that travels with every figure of those days"),
        ((day_range(c.first, c.last), c.text) for c in dataset.caveats),
    )
    st.page_link("pages/story_tokens.py", label="The story of what a router cannot see", icon=":material/token:")


def _accuracy() -> None:
    st.header("How often it errs", anchor="accuracy")
    st.markdown(
        "Sentences are written out of the data with the roundings and hedges of the press, and then "
        "altered: another week, another subject, other digits. "
        "A true one should be accepted, an altered one refused, except where its digits allow the "
        "altered value as well."
    )
    found = accuracy()
    if found is None:
        st.info("The figures have not been computed in this copy.", icon=":material/pending:")
        return
    altered, real = found["altered"], found["real"]
    st.markdown(
        f"**Real texts.** Of {real['numbers']} numbers in the {real['articles']} articles of the shelf, which a person "
        f"judged with the data at hand, {real['agreed']} have the rating that the person gave; {real['accused']} are "
        "called wrong and were not by the person. The rules were made with these articles at hand, so texts from "
        "elsewhere fare worse: what cannot be read whole is not judged, but a sentence may be misread."
    )
    _written(found)
    kinds = found.get("by_kind", {})
    if kinds:
        table(
            ("Kind", "True, accepted", "Altered, accepted"),
            ((kind, _rate(part.get("true")), _rate(part.get("altered"))) for kind, part in kinds.items()),
        )
    restated, exact = found["restated"], found["as_exact"]
    everything = (altered["accepted"] + restated["accepted"]) / (altered["n"] + restated["n"])
    st.markdown(
        f"That leaves out {restated['n']:,} alterations, sought out one by one, so small that they fall outside the "
        "printed digits but inside the band that counts as close, which is there because figures are restated: "
        f"{restated['accepted']:,} of them are accepted, {exact['restated']:,} shown as exact, all others as close. "
        f"With them, {percent(everything)} of all altered sentences are accepted."
    )
    st.markdown(f"Made on {found['made']} by:")
    st.code(found["command"], language="bash", wrap_lines=True)


def _written(found: dict[str, Any]) -> None:
    true, altered = found["true"], found["altered"]
    st.markdown("**Written sentences.**")
    left, middle, right = st.columns(3)
    left.metric(
        "True sentences accepted",
        percent(true["accepted"] / true["n"], 2),
        f"of {true['n']:,}",
        delta_color="off",
        delta_arrow="off",
    )
    right.metric(
        "Altered sentences accepted",
        percent(altered["accepted"] / altered["n"], 2),
        f"of {altered['n']:,}",
        delta_color="off",
        delta_arrow="off",
    )
    middle.metric(
        "Altered sentences called wrong",
        percent(found["called_wrong"]["altered"] / altered["n"], 2),
        "the others are not judged",
        delta_color="off",
        delta_arrow="off",
    )


def accuracy() -> dict[str, Any] | None:
    """The accuracy figures of this copy; ``None`` when none were made."""
    if not ACCURACY.exists():
        return None
    found: dict[str, Any] = json.loads(ACCURACY.read_text(encoding="utf-8"))
    return found


def _rate(part: list[int] | None) -> str:
    """How many of how many: each pair is (all, accepted)."""
    return f"{part[1]:,} of {part[0]:,}" if part else "–"


def _limits() -> None:
    st.header("Known limits", anchor="limits")
    st.markdown(LIMITS)


def _cite(dataset: Dataset) -> None:
    st.header("How to cite", anchor="cite")
    st.markdown("For a figure, cite the data:")
    st.code(dataset.origin.citation, language=None, wrap_lines=True)
    st.markdown(
        "For a verdict, add the link of its card: it holds the article, the claim and any reading of "
        "your own. The data is licensed under "
        f"[{dataset.origin.licence}]({dataset.origin.licence_url}), the code under the MIT licence."
    )


state.enter()
look.style()
main()
