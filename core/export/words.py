"""Words of the forms that leave the program, besides those of findings."""

from __future__ import annotations

from core.model import Comparator, Flag
from core.wording.terms import NAME

ICONS = {Flag.VERIFIED: "✓", Flag.DEPENDS: "◐", Flag.UNVERIFIED: "✗", Flag.UNCHECKABLE: "?"}

COMPARATORS = {
    Comparator.EQUAL: "exactly",
    Comparator.ABOUT: "about",
    Comparator.OVER: "more than",
    Comparator.AT_LEAST: "at least",
    Comparator.UNDER: "less than",
    Comparator.AT_MOST: "at most",
}
"""How the words relate a number to the truth, where a sign could be taken for a formula."""

UNTITLED = "An article, number by number"
NO_DATE = "No publication date given"
OTHERS = "Other numbers, not judged"
COUNTING = ("Counting", "The data shows", "Fit")
TALLY = "{total}: {claims} ({flags}), {others}."
NO_CHARTS = "The charts of the first {most} claims are drawn."

NOBODY_NAMED = "Author not stated"
REVIEWER = NAME
READER = "A reader of the article"
READERS_OWN = (
    "A reader chose how to read this claim (subject, days or count); it is not how the program reads it. What follows "
    "judges the reader's reading."
)
