"""The forms of words, from their lemmas."""

from __future__ import annotations

import re

import pytest

from core.language.grammar import spelled
from core.language.vocabulary import conjugated, declined, forms


@pytest.mark.parametrize(
    ("lemma", "irregular", "expected"),
    [
        ("top", "", "top tops topped topping"),
        ("dominate", "", "dominate dominates dominated dominating"),
        ("occupy", "", "occupy occupies occupied occupying"),
        ("reach", "", "reach reaches reached reaching"),
        ("stay", "", "stay stays stayed staying"),
        ("propel", "", "propel propels propelled propelling"),
        ("hold", "held", "hold holds held holding"),
        ("go", "went gone goes", "go goes went gone going"),
        ("be", "is was", "is was"),
    ],
)
def test_a_verb_in_all_its_forms(lemma: str, irregular: str, expected: str) -> None:
    assert conjugated(lemma, irregular) == set(expected.split())


def test_what_follows_a_verb_stays() -> None:
    assert conjugated("edge up") == {"edge up", "edges up", "edged up", "edging up"}


def test_a_noun_in_both_numbers() -> None:
    assert declined("company") == {"company", "companies"}
    assert declined("traffic", "traffic") == {"traffic"}


@pytest.mark.parametrize(
    ("name", "word"), [("lead", "dominating"), ("hold", "has"), ("fall", "edged lower"), ("place", "slots")]
)
def test_a_class_takes_each_of_its_forms_whole(name: str, word: str) -> None:
    assert re.fullmatch(forms(name), word)
    assert not re.fullmatch(forms(name), word + "x")


def test_a_rule_names_its_classes() -> None:
    rule = re.compile(spelled(r"\b{hold} (?:the )?top {place}"))
    assert rule.search("it took the top slot")
    assert not rule.search("it saw the top slot")


def test_a_class_that_nobody_wrote_is_an_error() -> None:
    with pytest.raises(KeyError):
        spelled("{nonsense}")
