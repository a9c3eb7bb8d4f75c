"""The way back from an edited text to the text as given."""

from hypothesis import given
from hypothesis import strategies as st

from core.offsets import AS_GIVEN, Edit, edited


def test_every_round_of_edits_is_undone() -> None:
    once, first = edited("<b>4</b>&nbsp;T", [Edit(0, 3, ""), Edit(4, 8, ""), Edit(8, 14, "  ")])
    twice, second = edited(once, [Edit(1, 3, " ")])
    assert (once, twice) == ("4  T", "4 T")
    back = AS_GIVEN.after(first).after(second)
    assert back.given(0, 1) == (3, 4)
    assert back.given(1, 2) == (8, 14)
    assert back.given(0, 3) == (3, 15)
    assert back.given(2, 2) == (14, 14)


@given(
    st.text("ab", max_size=20), st.lists(st.tuples(st.integers(0, 20), st.integers(0, 3), st.text("XY", max_size=2)))
)
def test_letters_that_nobody_edited_lead_back_to_themselves(text: str, drawn: list[tuple[int, int, str]]) -> None:
    edits: list[Edit] = []
    for start, length, new in sorted(drawn):
        if start + length <= len(text) and (not edits or edits[-1].end <= start):
            edits.append(Edit(start, start + length, new))
    plain, layer = edited(text, edits)
    back = AS_GIVEN.after(layer)
    for at, letter in enumerate(plain):
        start, end = back.given(at, at + 1)
        assert letter in "XY" or text[start:end] == letter
        assert 0 <= start <= end <= len(text)
