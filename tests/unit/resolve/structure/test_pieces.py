"""Sentences without an end are read in pieces, and nothing is lost or cut through."""

from __future__ import annotations

from core.extract import read
from core.model import Sentence, Span
from core.resolve.structure.pieces import LONGEST, pieces


def only(text: str) -> Sentence:
    sentences = read(text).sentences
    assert len(sentences) == 1
    return sentences[0]


def test_a_sentence_of_the_press_is_one_piece() -> None:
    sentence = only("Chinese models took 61% of all tokens on OpenRouter, up from 52% in May 2026.")
    assert list(pieces(sentence)) == [sentence]


def test_pieces_hold_every_letter_and_every_number_once() -> None:
    sentence = only("Chinese models took 61% of all tokens in May 2026, and " * 200)
    cut = list(pieces(sentence))
    assert len(cut) > 5
    assert "".join(piece.text for piece in cut) == sentence.text
    assert [q for piece in cut for q in piece.quantities] == list(sentence.quantities)
    assert [t for piece in cut for t in piece.times] == list(sentence.times)
    assert [m for piece in cut for m in piece.mentions] == list(sentence.mentions)


def test_a_piece_ends_behind_a_mark_and_is_no_longer_than_it_may_be() -> None:
    cut = list(pieces(only("Chinese models took 61% of all tokens in May 2026, and " * 200)))
    assert all(piece.text.endswith(",") for piece in cut[:-1])
    assert all(len(piece.text) <= LONGEST for piece in cut)


def test_no_cut_goes_through_a_name_or_a_number() -> None:
    for shift in range(12):
        sentence = only("x" * shift + " 4.12 trillion Chinese open-weight models" * 200)
        for piece in pieces(sentence):
            assert all(piece.span.covers(item.span) for item in (*piece.quantities, *piece.mentions))


def test_a_word_without_an_end_is_cut_too() -> None:
    cut = list(pieces(Sentence(Span(0, 5000), "y" * 5000, 0)))
    assert [len(piece.text) for piece in cut[:-1]] == [LONGEST] * (len(cut) - 1)
