import gc
import weakref

import pytest

from core.datasets.kept import LIMIT, kept


class Thing:
    pass


@pytest.fixture
def counted():
    asked = []

    @kept
    def ask(thing, key, more=0):
        asked.append((thing, key, more))
        return [key, more]

    return ask, asked


def test_an_answer_is_worked_out_once_for_each_thing_and_key(counted):
    ask, asked = counted
    one, other = Thing(), Thing()
    assert ask(one, "a") is ask(one, "a")
    assert ask(one, "b") == ["b", 0]
    assert ask(one, "a", more=1) == ["a", 1]
    assert ask(other, "a") is not ask(one, "a")
    assert len(asked) == 4


def test_two_functions_of_one_thing_do_not_mix_their_answers(counted):
    ask, _ = counted

    @kept
    def another(thing, key):
        return key * 2

    thing = Thing()
    assert (ask(thing, "a"), another(thing, "a")) == (["a", 0], "aa")


def test_answers_go_with_the_thing_even_where_they_hold_it():
    @kept
    def itself(thing, key):
        return thing

    thing = Thing()
    itself(thing, "a")
    gone = weakref.ref(thing)
    del thing
    gc.collect()
    assert gone() is None


def test_there_is_a_limit_to_what_is_kept(counted):
    ask, asked = counted
    thing = Thing()
    for key in range(3 * LIMIT):
        ask(thing, key)
    assert ask(thing, 3 * LIMIT - 1) == [3 * LIMIT - 1, 0]
    assert len(asked) == 3 * LIMIT
    del asked[:]
    ask(thing, 0)
    assert len(asked) == 1
