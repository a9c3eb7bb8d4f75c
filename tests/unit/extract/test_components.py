"""The rules as spaCy components find in anybody's pipeline what the program finds without spaCy."""

from __future__ import annotations

import pytest
import spacy

from core.articles import shelf
from core.extract import components, read
from core.model import Article, Span


@pytest.mark.parametrize("article", shelf(), ids=lambda article: article.slug)
def test_anybodys_pipeline_finds_what_the_program_finds(article: Article) -> None:
    reading = read(article.text, article.published)
    nlp = spacy.blank("en")
    for name in components.COMPONENTS:
        nlp.add_pipe(name)
    doc = nlp.make_doc(reading.text)
    doc._.published = article.published
    doc = nlp(doc)
    assert [span for span, _, _ in doc._.sentences] == [sentence.span for sentence in reading.sentences]
    assert list(doc._.times) == [time for sentence in reading.sentences for time in sentence.times]
    found = {number.span for number in (*doc._.quantities, *doc._.cues)}
    assert {number.span for sentence in reading.sentences for number in sentence.quantities} <= found
    assert [mention.span for mention in doc._.mentions] == [
        mention.span for sentence in reading.sentences for mention in sentence.mentions
    ]


def test_sentences_begin_where_the_rules_say() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentences")
    doc = nlp("It took No. 1. Then it fell.")
    assert [Span(sentence.start_char, sentence.end_char) for sentence in doc.sents] == [Span(0, 14), Span(15, 28)]
