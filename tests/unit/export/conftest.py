"""One report with every verdict, a name that is no number, and characters that each format has to guard."""

from datetime import date

import pytest

from core.checking import check
from core.datasets import load
from core.model import Article, Report

TEXT = """OpenRouter, week by week <script>alert("5T")</script>

In the week of February 9-15, 2026, Chinese models on OpenRouter processed 4.12 trillion tokens, the bureau said. \
In the week of March 9-15, 2026, Chinese models processed 46.9 trillion tokens on OpenRouter. \
US models lost 9.33% on OpenRouter in the week of March 9-15, 2026. \
MiniMax M2.5 tops OpenRouter in the week of 9 March 2026. \
Chinese models could reach 80% of OpenRouter's tokens. Fees cost $x$ and +3 euros a seat, =2 a day.
"""


@pytest.fixture(scope="session")
def report() -> Report:
    article = Article(TEXT, "Tokens & <b>totals</b>", date(2026, 3, 20), "https://example.org/a?b=1&c=2")
    return check(article, load())
