"""Numbers as people write them, with the value that a person reads."""

from __future__ import annotations

import pytest

from core.extract.numbers.quantities import quantities
from core.extract.surface import surface
from core.model import Grain, Quantity


def read(text: str) -> list[Quantity]:
    return quantities(surface(text))


# text | values with their units, in reading order
EXPRESSIONS = """
The fine came to US$55,931,000 | 55931000 USD
They paid USD 1.2bn for it | 1.2e9 USD
He asked for A$4.5m | 4.5e6 AUD
a grant of HK$300,000 | 300000 HKD
between $800,000 and $1.3 million | 800000..1.3e6 USD
offers of $800,000 to $1.3 million | 800000..1.3e6 USD
from 950,000 to 1.1 million visitors | 950000, 1.1e6 visitors
a bill of $2-3 billion | 2e9..3e9 USD
5 to 25 trillion tokens | 5e12..25e12 tokens
4.69 and 3.294 trillion tokens | 4.69e12 tokens, 3.294e12 tokens
a p-value of .001 | 0.001
an error rate of .05% | 0.0005 fraction
it fell to minus-130 degrees | -130 degrees
about minus 12 degrees Celsius | -12 °C
a drop of -3.5% | -0.035 fraction
10^6 tokens | 1e6 tokens
4.12e12 tokens | 4.12e12 tokens
4.12E+12 tokens | 4.12e12 tokens
4.12 × 10^12 tokens | 4.12e12 tokens
4.12 x 10¹² tokens | 4.12e12 tokens
5 * 10^9 tokens | 5e9 tokens
3 × 10⁻³ of it | 0.003
10<sup>9</sup> tokens | 1e9 tokens
three and a half years | 3.5 years
one and a half million users | 1.5e6 users
one-and-a-half times the size | 1.5 times
two point five trillion tokens | 2.5e12 tokens
zero point four is small, one point two million is not | 4, 1.2e6
a quarter-million tokens | 250000 tokens
three-quarters of a billion tokens | 0.75e9 tokens
half a trillion tokens | 0.5e12 tokens
2½ million tokens | 2.5e6 tokens
⅔ of the tokens | 0.6666666667 fraction
the twenty-first largest lab | 21 rank
ranked thirty-second | 32 rank
one to two years | 1..2 years
two or three weeks | 2..3 weeks
five to seven months | 5..7 months
6-8 weeks | 6..8 weeks
4'120'000'000'000 tokens | 4.12e12 tokens
4’120’000’000 tokens | 4.12e9 tokens
41,20,00,00,00,000 tokens | 4.12e12 tokens
2,50,000 rupees | 250000 INR
4.120.000.000.000 tokens | 4.12e12 tokens
628.000.000.000 tokens. | 628e9 tokens
1.234.567,89 euros | 1234567.89 EUR
4 120 000 000 tokens | 4.12e9 tokens
4_120_000_000 tokens | 4.12e9 tokens
4,12 Mrd. Tokens | 4.12e9 tokens
628 Mrd. tokens | 628e9 tokens
3,5 Bio. Tokens | 3.5e12 tokens
4.12 trln tokens | 4.12e12 tokens
628 bil tokens | 628e9 tokens
12 mil users | 12e6 users
628 mld tokens | 628e9 tokens
4.12万亿 tokens | 4.12e12 tokens
6280亿 tokens | 6.28e11 tokens
1.5 億 tokens | 1.5e8 tokens
4 trillion 120 billion tokens | 4.12e12 tokens
2 million 500 thousand users | 2.5e6 users
4.1 ± 0.1 trillion tokens | 4.1e12 tokens
58% ± 2% | 0.58 fraction
58 +/- 2 percent | 0.58 fraction
4.1 trillion (±0.1) tokens | 4.1e12 tokens
twice 2 trillion tokens | 4e12 tokens
three times $5 billion | 15e9 USD
1.4 times fewer tokens | 0.7142857143 times
4x less | 0.25 times
a factor of eight | 8 times
it was multiplied by twelve | 12 times
４．１２ trillion tokens | 4.12e12 tokens
𝟒.𝟏𝟐 trillion tokens | 4.12e12 tokens
4.12\u2009trillion\u00a0tokens | 4.12e12 tokens
<b>4.12</b> trillion tokens | 4.12e12 tokens
**4.12** trillion tokens | 4.12e12 tokens
4.12&nbsp;trillion tokens | 4.12e12 tokens
4.12[3] trillion tokens | 4.12e12 tokens
4.12² trillion tokens | 4.12e12 tokens
It took 4.\\n12 tril-\\nlion tokens | 4.12e12 tokens
4\u200b.12 tril\u00adlion tokens | 4.12e12 tokens
~&#52;.12 trillion tokens | 4.12e12 tokens
12 thousand million euros | 12e9 EUR
"""


def written(quantity: Quantity) -> str:
    """A quantity in the notation of the list: value, upper end of a range, unit."""
    high = quantity.allowed.high - (quantity.value - quantity.allowed.low)
    end = f"..{high:.10g}" if quantity.form == "range" else ""
    return f"{quantity.value:.10g}{end} {quantity.unit}".strip()


def expected(listed: str) -> list[str]:
    parts = []
    for entry in listed.split(", "):
        amount, _, unit = entry.strip().partition(" ")
        parts.append(f"{'..'.join(f'{float(end):.10g}' for end in amount.split('..'))} {unit}".strip())
    return parts


@pytest.mark.parametrize("line", EXPRESSIONS.strip().split("\n"))
def test_the_value_that_a_person_reads(line: str) -> None:
    text, _, listed = line.partition(" | ")
    assert [written(quantity) for quantity in read(text.replace("\\n", "\n"))] == expected(listed)


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("the Big 12 schools", "Big 12", "part of a name"),
        ("a 7-Eleven store", "7-Eleven", "part of a name"),
        ("Web3 firms", "Web3", "part of a name"),
        ("the Group of Seven", "Group of Seven", "part of a name"),
        ("at 10 Downing Street", "10", "address"),
        ("1600 Pennsylvania Avenue", "1600", "address"),
        ("350 5th Ave", "350", "address"),
        ("PO Box 1234", "1234", "address"),
        ("Oakland, CA 94612", "94612", "address"),
        ("the host 192.168.1.1", "192.168.1.1", "code or identifier"),
        ("some 2^10 of them", "2^10", "code or identifier"),
        ("Tokens (in trillions)", "trillions", "the scale of other numbers"),
        ("4 million tokens a minute", "4 million tokens a minute", "speed"),
    ],
)
def test_what_measures_nothing_says_so(text: str, words: str, why: str) -> None:
    assert (words, why) in [(quantity.text, quantity.why) for quantity in read(text)]


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("5 trillion tokens per day", Grain.DAY),
        ("100 trillion tokens annualised", Grain.YEAR),
        ("an annualized 100 trillion tokens", Grain.YEAR),
        ("at an annualised rate of 100 trillion tokens", Grain.YEAR),
        ("4 million tokens a minute", None),
    ],
)
def test_a_rate_stays_with_its_number(text: str, per: Grain | None) -> None:
    assert read(text)[0].per is per


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("4.1 ± 0.1 trillion tokens", 4e12, 4.2e12),
        ("4.1 trillion (± 50 billion) tokens", 4.05e12, 4.15e12),
        ("60% ± 3%", 0.57, 0.63),
        ("60% (± 2 points)", 0.58, 0.62),
        ("4 trillion 120 billion tokens", 4.115e12, 4.125e12),  # its round last step is rounded like any other
        ("1.4 times fewer", 1 / 1.45, 1 / 1.35),
        ("a factor of nearly eight", 7.6, 8),
    ],
)
def test_how_far_the_words_reach(text: str, low: float, high: float) -> None:
    allowed = read(text)[0].allowed
    assert (allowed.low, allowed.high) == (pytest.approx(low, rel=2e-3), pytest.approx(high, rel=2e-3))


@pytest.mark.parametrize(
    "text",
    [
        "4. 12 of them",
        "7\tB of 5",  # a scale in the next cell of a table is none
        "Ranked No. 4. 12 trillion tokens came",
        "5 trillion and 120 billion tokens",
        "7 times 3",
        "US models trailed Chinese ones, 2.93 trillion to 4.12 trillion tokens",
        "the lab was ahead of its rival, 4.12T to 2.93T tokens",
        "they lagged behind the others, 2bn to 3bn tokens",
    ],
)
def test_two_numbers_stay_two(text: str) -> None:
    assert len(read(text)) == 2
