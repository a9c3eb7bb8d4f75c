"""Markdown: every word of the article is a word, and every claim has its section."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.export.markdown import to_markdown
from core.model import Report


def test_every_claim_has_a_section_with_quote_finding_and_table(report: Report) -> None:
    text = to_markdown(report)
    assert text.startswith("# Tokens &amp; &lt;b&gt;totals&lt;/b&gt;\n\nPublished 20 March 2026.")
    assert text.count("\n## ") == len(report.claims) + 1
    assert "\n## ◐ Verified on one count: 4.12 trillion tokens\n" in text
    assert "\n| Counting | The data shows | Fit |\n| --- | --- | --- |\n" in text
    assert "\n| the nine charted models | 4.12 trillion tokens | holds |\n" in text
    assert text.endswith("Licensed under CC BY 4.0.")


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("<b>5</b>", "&lt;b&gt;5&lt;/b&gt;"),
        ("**5** _5_ `5` ~~5~~", "\\*\\*5\\*\\* \\_5\\_ \\`5\\` \\~\\~5\\~\\~"),
        ("[5](https://a.b)", "\\[5\\](https&#58;//a.b)"),
        ("![5](x)", "\\!\\[5\\](x)"),
        ("www.a.b and me@a.b", "www&#46;a.b and me&#64;a.b"),
        ("5 | 6", "5 \\| 6"),
        ("$x$", "\\$x\\$"),
        ("# 5", "\\# 5"),
        ("- 5", "\\- 5"),
        ("5. five", "5\\. five"),
        ("4.12 trillion", "4.12 trillion"),
        ("5\n\n# six", "5 \\# six"),
    ],
)
def test_no_word_of_the_article_is_markup(report: Report, words: str, written: str) -> None:
    number = replace(report.others[0], text=words, why="a price")
    assert f"| {written} | a price |" in to_markdown(replace(report, claims=(), others=(number,)))
