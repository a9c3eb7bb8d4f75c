import numpy as np
import pytest
from core.datasets.standing import Standing

from core.interval import Interval

INF = float("inf")


def stand(unlisted=0.0, **amounts):
    """Entries by name with their least and greatest amounts; ``nobody`` stands for the key ""."""
    keys = np.array([name.removeprefix("nobody") for name in amounts], dtype=object)
    low, named = (np.array(ends, dtype=float) for ends in zip(*amounts.values(), strict=True))
    return Standing(keys, low, named, unlisted)


def places(standing):
    return {key: (best, worst) for key, best, worst in zip(standing.keys, standing.best, standing.worst, strict=True)}


def test_exact_amounts_have_exact_places_and_equals_share_the_better():
    exact = stand(a=(5, 5), b=(7, 7), c=(5, 5), d=(1, 1))
    assert places(exact) == {"a": (2, 2), "b": (1, 1), "c": (2, 2), "d": (4, 4)}


def test_an_order_is_open_where_bounds_overlap():
    assert places(stand(a=(5, 8), b=(7, 9), c=(1, 4))) == {"a": (1, 2), "b": (1, 2), "c": (3, 3)}


def test_who_may_have_nothing_has_no_worst_place():
    assert places(stand(a=(0, 8), b=(7, 9)))["a"] == (1, INF)


def test_what_is_not_listed_is_never_nobodys():
    some = stand(unlisted=9, nobody=(0, 0), a=(5, 5))
    assert places(some)["a"] == (1, 1)
    assert list(some.keys[some.order()]) == ["a"]
    assert list(some.perhaps(2)) == [False, True]


def test_what_is_not_listed_may_be_anybodys():
    assert places(stand(unlisted=3, a=(5, 5), b=(7, 7), c=(1, 1))) == {"a": (1, 2), "b": (1, 2), "c": (3, 3)}


@pytest.mark.parametrize(
    ("own", "hidden", "place"),
    [
        (["b"], 0, Interval(1, 2)),
        (["c", "a"], 0, Interval(1, 2)),  # the better of the two, and neither stands in the other's way
        (["nowhere"], 0, Interval(4, INF)),
        (["nowhere"], 6, Interval(2, INF)),
    ],
)
def test_the_best_placed_of_several(own, hidden, place):
    some = stand(a=(5, 8), b=(7, 9), c=(4, 4))
    assert some.place(some.of(own), hidden) == place


@pytest.mark.parametrize(
    ("own", "n", "held"),
    [
        (["a", "b"], 2, Interval(2, 2)),  # in which order does not matter
        (["b"], 1, Interval(0, 1)),
        (["c"], 2, Interval(0, 0)),
        (["a", "c"], 2, Interval(1, 1)),
        (["c"], 9, Interval(1, 1)),  # three entries fill three places
    ],
)
def test_how_many_of_the_first_places(own, n, held):
    some = stand(a=(5, 8), b=(7, 9), c=(1, 4))
    assert some.held(some.of(own), n) == held


def test_who_must_fill_a_place_is_counted_even_where_nobody_is_sure_of_it():
    some = stand(a=(5, 8), b=(5, 8), c=(5, 8))
    assert some.held(some.of(["a", "b"]), 2) == Interval(1, 2)
