"""A corpus of readings in the manner of Duckling: text, the words that are the number, and what they mean."""

import math
from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

import core.extract.components
import core.extract.names.entities
import core.extract.sentences  # noqa: F401  components register themselves on import
from core.extract.numbers.hedges import ROUND_MARGIN, Rule, allowed, rounding
from core.extract.numbers.quantities import quantities
from core.extract.surface import surface
from core.model import Grain, Quantity, Span

INF = math.inf


def read(text: str, *taken: Span) -> list[Quantity]:
    return quantities(surface(text), taken)


def only(text: str, words: str) -> Quantity:
    found = {q.text: q for q in read(text)}
    assert words in found, f"{words!r} not among {list(found)}"
    return found[words]


# text | the words read | value | unit | comparator
CORPUS = """
Ridership came to 4.69T tokens | 4.69T tokens | 4.69e12 | tokens | =
They ran 12.96tn tokens | 12.96tn tokens | 12.96e12 | tokens | =
It was 1.2 trn last spring | 1.2 trn | 1.2e12 | | =
Kimi took 538B that day | 538B | 538e9 | | =
Kimi took 538 bn that day | 538 bn | 538e9 | | =
a sum of 28.9 trillion | 28.9 trillion | 28.9e12 | | =
up to 1.2 quadrillion tokens | up to 1.2 quadrillion tokens | 1.2e15 | tokens | <=
The fund has 3 crore members | 3 crore members | 3e7 | members | =
They planted 2.5 lakh trees | 2.5 lakh trees | 2.5e5 | trees | =
some 4.13 trillion tokens were used | some 4.13 trillion tokens | 4.13e12 | tokens | ~
nearly 18 trillion tokens each week | nearly 18 trillion tokens each week | 18e12 | tokens | ~
about 7T tokens per week | about 7T tokens per week | 7e12 | tokens | ~
6T tokens/day at present | 6T tokens/day | 6e12 | tokens | =
25 trillion weekly tokens | 25 trillion weekly tokens | 25e12 | tokens | =
over 100 trillion processed tokens | over 100 trillion processed tokens | 100e12 | tokens | >
4.12 trillion token calls | 4.12 trillion token calls | 4.12e12 | tokens | =
9 million tokens weekly | 9 million tokens weekly | 9e6 | tokens | =
while rivals account for only about 5.5 trillion | about 5.5 trillion | 5.5e12 | | ~
the first to clear 3 trillion tokens | clear 3 trillion tokens | 3e12 | tokens | >
output will exceed 40 million barrels | exceed 40 million barrels | 40e6 | barrels | >
sales surpassed $2bn | surpassed $2bn | 2e9 | USD | >
crossing the 1-trillion-token mark | crossing the 1-trillion-token | 1e12 | tokens | >
inflation topped 8% | topped 8% | 0.08 | fraction | >
well over 25 trillion | over 25 trillion | 25e12 | | >
single days above 800B | above 800B | 800e9 | | >
each past 1 trillion | past 1 trillion | 1e12 | | >
north of 60% | north of 60% | 0.6 | fraction | >
upwards of 300 flights | upwards of 300 flights | 300 | flights | >
in excess of 70 mph | in excess of 70 mph | 70 | mph | >
no fewer than 12 ministers | no fewer than 12 ministers | 12 | ministers | >=
at least 40 people | at least 40 people | 40 | people | >=
a minimum of 5 years | a minimum of 5 years | 5 | years | >=
100M+ downloads | 100M+ downloads | 100e6 | downloads | >=
400-plus species | 400-plus species | 400 | species | >=
20 or more villages | 20 or more villages | 20 | villages | >=
as many as 9,000 homes | as many as 9,000 homes | 9000 | homes | <=
as much as 30 cm of snow | as much as 30 cm | 30 | cm | <=
no more than 3 kg | no more than 3 kg | 3 | kg | <=
at most 15 minutes | at most 15 minutes | 15 | minutes | <=
a maximum of 80 guests | a maximum of 80 guests | 80 | guests | <=
fewer than 200 tigers | fewer than 200 tigers | 200 | tigers | <
less than 1.2% of voters | less than 1.2% | 0.012 | fraction | <
below 2% | below 2% | 0.02 | fraction | <
<15% of cases | <15% | 0.15 | fraction | <
>= 5 GB | >= 5 GB | 5 | GB | >=
>50% of commuters | >50% | 0.5 | fraction | >
≈ 12 km | ≈ 12 km | 12 | km | ~
~111B | ~111B | 111e9 | | ~
circa 900 soldiers | circa 900 soldiers | 900 | soldiers | ~
close to 51 percent | close to 51 percent | 0.51 | fraction | ~
around £4.5m | around £4.5m | 4.5e6 | GBP | ~
roughly a third of the harvest | roughly a third | 0.3333333333 | fraction | ~
10 or so lawmakers | 10 or so lawmakers | 10 | lawmakers | ~
an estimated 2 million birds | an estimated 2 million birds | 2e6 | birds | ~
just under 3.5 million visitors | just under 3.5 million visitors | 3.5e6 | visitors | <
just over 16 hours | just over 16 hours | 16 | hours | >
almost 90 minutes | almost 90 minutes | 90 | minutes | ~
only 3 seats | 3 seats | 3 | seats | =
not more than 40% | not more than 40% | 0.4 | fraction | <=
Unemployment stood at 4.1% | 4.1% | 0.041 | fraction | =
turnout was 67 per cent | 67 per cent | 0.67 | fraction | =
turnout was 67 percent | 67 percent | 0.67 | fraction | =
turnout was 67 pc | 67 pc | 0.67 | fraction | =
turnout was 67 p.c. in May | 67 p.c. | 0.67 | fraction | =
a 7.4% gain | 7.4% | 0.074 | fraction | =
the index lost -3% | -3% | -0.03 | fraction | =
minus 12 degrees Celsius overnight | minus 12 degrees Celsius | -12 | °C | =
support slid 4 percentage points | 4 percentage points | 0.04 | points | =
from 35% it slid 4 points | 4 points | 0.04 | points | =
The team has 42 points | 42 points | 42 | point | =
up 3 pp on the year | 3 pp | 0.03 | points | =
a cut of 25 basis points | 25 basis points | 0.0025 | points | =
spreads of 140bps | 140bps | 0.014 | points | =
beat them by 3-to-1 | 3-to-1 | 3 | times | =
a ratio exceeding 3-to-1 | exceeding 3-to-1 | 3 | times | >
outnumbered 5 to 1 | 5 to 1 | 5 | times | =
three-to-one odds | three-to-one | 3 | times | =
a 4:1 majority | 4:1 | 4 | times | =
a 3-1 ratio | 3-1 | 3 | times | =
a 60-40 split | 60-40 split | 0.6 | fraction | =
shared 55/45 | 55/45 | 0.55 | fraction | =
demand grew 4.3x | 4.3x | 4.3 | times | =
demand grew 12x | 12x | 12 | times | =
a 30-fold rise | 30-fold | 30 | times | =
a tenfold rise | tenfold | 10 | times | =
a threefold increase | threefold | 3 | times | =
three times the price | three times | 3 | times | =
five times the level of a year ago | five times | 5 | times | =
8 times more rain | 8 times | 8 | times | =
Exports doubled | doubled | 2 | times | =
Exports more than doubled | more than doubled | 2 | times | >
Output tripled | tripled | 3 | times | =
more than triple the rate | more than triple | 3 | times | >
nearly double the total | nearly double | 2 | times | ~
costs have quadrupled | quadrupled | 4 | times | =
twice as many trains | twice | 2 | times | =
the deficit halved | halved | 0.5 | times | =
half of the town | half | 0.5 | fraction | =
more than half the seats | more than half | 0.5 | fraction | >
two-thirds of members | two-thirds | 0.6666666667 | fraction | =
Nearly two thirds of the wheat | Nearly two thirds | 0.6666666667 | fraction | ~
three-quarters of firms | three-quarters | 0.75 | fraction | =
a quarter of pupils | a quarter | 0.25 | fraction | =
one-fifth of land | one-fifth | 0.2 | fraction | =
one in three adults | one in three | 0.3333333333 | fraction | =
2 in 5 drivers | 2 in 5 | 0.4 | fraction | =
two out of five drivers | two out of five | 0.4 | fraction | =
3/4 of the road | 3/4 | 0.75 | fraction | =
1 in 10 homes | 1 in 10 | 0.1 | fraction | =
seven of the top ten | seven of the top ten | 7 | models | =
7 of the top 10 teams | 7 of the top 10 | 7 | models | =
`7/10` of the displayed top 10 | 7/10 of the displayed top 10 | 7 | models | =
four of the five most used models | four of the five most used models | 4 | models | =
four of the top five places | four of the top five places | 4 | models | =
three of the four labs | three of the four labs | 3 | labs | =
She is No. 1 in the world | No. 1 | 1 | rank | =
jumped to #1 | #1 | 1 | rank | =
the world number one | number one | 1 | rank | =
№ 3 on the list | № 3 | 3 | rank | =
ranked second in the poll | second | 2 | rank | =
comes second at the weekend | second | 2 | rank | =
she took third place | third place | 3 | rank | =
a 7th title | 7th | 7 | rank | =
placed seventh on points | seventh | 7 | rank | =
second only to Norway | second only to | 2 | rank | =
in positions 6 and 8 | positions 6 | 6 | rank | =
in positions 6 and 8 | 8 | 8 | rank | =
the top three | top three | 3 | | =
the top five positions | top five positions | 5 | models | =
the three most-used models | three most-used models | 3 | models | =
took the first three places | the first three places | 3 | models | =
half a million people | half a million people | 5e5 | people | =
a million and a half | a million and a half | 1.5e6 | | =
one and a half tonnes | one and a half tonnes | 1.5 | tonnes | =
two and a half trillion tokens | two and a half trillion tokens | 2.5e12 | tokens | =
a dozen eggs | a dozen eggs | 12 | eggs | =
half a dozen bids | half a dozen bids | 6 | bids | =
twenty-five thousand fans | twenty-five thousand fans | 25000 | fans | =
three hundred and five cases | three hundred and five cases | 305 | cases | =
a hundred boats | a hundred boats | 100 | boats | =
one million two hundred thousand votes | one million two hundred thousand votes | 1.2e6 | votes | =
ninety-nine balloons | ninety-nine balloons | 99 | balloons | =
nineteen ships | nineteen ships | 19 | ships | =
dozens of arrests | dozens of arrests | 12 | arrests | >=
hundreds of thousands marched | hundreds of thousands | 1e5 | | >=
a couple of goals | a couple of goals | 2 | goals | =
2½ hours | 2½ hours | 2.5 | hours | =
2 1/2 million acres | 2 1/2 million acres | 2.5e6 | acres | =
worth $5B | $5B | 5e9 | USD | =
paid US$300 million | US$300 million | 3e8 | USD | =
cost S$1.2bn | S$1.2bn | 1.2e9 | SGD | =
an A$45m stadium | A$45m | 45e6 | AUD | =
HK$7.8 billion of debt | HK$7.8 billion | 7.8e9 | HKD | =
€12.5m for a striker | €12.5m | 12.5e6 | EUR | =
EUR 5m in aid | EUR 5m | 5e6 | EUR | =
a £3.50 sandwich | £3.50 | 3.5 | GBP | =
¥5,000 a night | ¥5,000 a night | 5000 | JPY | =
a ₹2 crore fine | ₹2 crore | 2e7 | INR | =
a fare of Rs 500 | Rs 500 | 500 | INR | =
RMB 4 billion in bonds | RMB 4 billion | 4e9 | CNY | =
about 700 yuan | about 700 yuan | 700 | CNY | ~
5 trillion won | 5 trillion won | 5e12 | KRW | =
They played 3 won matches | 3 won matches | 3 | matches | =
80 bucks | 80 bucks | 80 | USD | =
99 cents | 99 cents | 0.99 | USD | =
40 million dollars | 40 million dollars | 4e7 | USD | =
more than 2 million pounds | more than 2 million pounds | 2e6 | GBP | >
6 pounds of flour | 6 pounds | 6 | pounds | =
$0.28 per million tokens | $0.28 per million tokens | 0.28 | USD | =
$15/M output tokens | $15/M output tokens | 15 | USD | =
$20 a month | $20 a month | 20 | USD | =
a close at 1,234.5 points | 1,234.5 points | 1234.5 | point | =
1.234,56 euros | 1.234,56 euros | 1234.56 | EUR | =
up 3,5 % | 3,5 % | 0.035 | fraction | =
12 000 residents | 12 000 residents | 12000 | residents | =
25,000 seats | 25,000 seats | 25000 | seats | =
1,00,000 voters | 1,00,000 voters | 100000 | voters | =
.5 seconds | .5 seconds | 0.5 | seconds | =
gusts of 120 km/h | 120 km/h | 120 | km/h | =
35 miles per hour | 35 miles per hour | 35 | mph | =
a 300MW plant | 300MW | 300 | MW | =
40 GWh of storage | 40 GWh | 40 | GWh | =
6 kilowatt-hours | 6 kilowatt-hours | 6 | kWh | =
5°C warmer | 5°C | 5 | °C | =
50 square miles of forest | 50 square miles | 50 | square miles | =
1,200 acres burned | 1,200 acres | 1200 | acres | =
the 100m final | 100m | 100 | m | =
100m users | 100m users | 100e6 | users | =
20t of gold | 20t | 20 | tonnes | =
16 GB of memory | 16 GB | 16 | GB | =
a 12-hour shift | 12-hour | 12 | hours | =
a 35-member council | 35-member | 35 | members | =
300 concurrent sub-agents | 300 concurrent sub-agents | 300 | sub-agents | =
three Western labs | three Western labs | 3 | labs | =
1 goal in two games | 1 goal | 1 | goals | =
compared with 1990 levels | 1990 | 1990 | year | =
Brent slid below $70 a barrel | below $70 a barrel | 70 | USD | <
less than a third in January | less than a third | 0.3333333333 | fraction | <
She ran the 100m in 11 seconds | 100m | 100 | m | =
up 1.1% to 5,123.41 | 1.1% | 0.011 | fraction | =
up 1.1% to 5,123.41 | 5,123.41 | 5123.41 | | =
votes rose fourfold | fourfold | 4 | times | =
a 6.7-magnitude quake | 6.7-magnitude | 6.7 | magnitudes | =
12 of its 30 plants | 12 of its 30 plants | 12 | plants | =
rose by a factor of five | a factor of five | 5 | times | =
sits at number six | number six | 6 | rank | =
costs 25tn-30tn won | 25tn-30tn won | 25e12 | KRW | =
dipped 0.4 of a percentage point | 0.4 of a percentage point | 0.004 | points | =
took first and second place | first | 1 | rank | =
took first and second place | second place | 2 | rank | =
one of every three tokens | one of every three | 0.3333333333 | fraction | =
half as many buses | half as many | 0.5 | times | =
18.42 trillion of the 26.6 trillion tokens | 18.42 trillion | 18.42e12 | tokens | =
the year 1969 | 1969 | 1969 | year | =
in 2019 prices rose | 2019 | 2019 | year | =
2000 workers left | 2000 workers | 2000 | workers | =
the 1990s | 1990s | 1990 | year | =
2012–13 season | 2012-13 | 2012 | year | =
a 35-year-old man | 35-year-old | 35 | years | =
a man aged 40 | 40 | 40 | years | =
Maria Silva, 52, said | 52 | 52 | years | =
at only one percent | one percent | 0.01 | fraction | =
more than one model | more than one model | 1 | models | >
a 70B model | 70B model | 70e9 | parameters | =
15B parameters | 15B parameters | 15e9 | parameters | =
small open-source (<15B) usage | <15B | 15e9 | parameters | <
Apollo spent 20% over three weeks | three weeks | 3 | weeks | =
the index lost 412.5 points, or 1.3% | 412.5 points | 412.5 | point | =
the party slipped three points to 31% | three points | 0.03 | points | =
at 2.4%, the rate is half a point higher | half a point | 0.005 | points | =
a motion lost by eleven votes to seven | seven | 7 | votes | =
it read 1,300 essays, fewer than 40 of which passed | fewer than 40 | 40 | essays | <
the number of closures has doubled to 1,418 | 1,418 | 1418 | closures | =
a loaf went up 17p | 17p | 0.17 | GBP | =
a loss of $(31.5)m | $(31.5)m | -31.5e6 | USD | =
doors open at 07:45 | 07:45 | 7.75 | time of day | =
it shuts at 9.30pm | 9.30pm | 21.5 | time of day | =
she ran it in 2:31:12 | 2:31:12 | 2.52 | hours | =
of these cars a third were red | a third | 0.3333333333 | fraction | =
a quarter of a million birds | a quarter of a million birds | 250000 | birds | =
it sold 2.345.678 units | 2.345.678 units | 2345678 | units | =
the field pumps 98,000 bpd | 98,000 bpd | 98000 | barrels per day | =
adults over 70 can apply | over 70 | 70 | years | >
he retired before he was 40 | 40 | 40 | years | =
children aged eight, five and one | five | 5 | years | =
seas may rise 70 cm by 2100 | 2100 | 2100 | year | =
the boxer, 6ft 3in, won | 6ft 3in | 6.25 | feet | =
barely 900 houses | barely 900 houses | 900 | houses | ~
a picture of 480p | 480p | 480 | | =
"""
ROWS = [[part.strip() for part in line.split(" | ")] for line in CORPUS.strip().replace("| |", "|  |").splitlines()]


@pytest.mark.parametrize(("text", "words", "value", "unit", "comparator"), ROWS, ids=[row[0] for row in ROWS])
def test_corpus(text: str, words: str, value: str, unit: str, comparator: str) -> None:
    quantity = only(text, words)
    assert quantity.value == pytest.approx(float(value), rel=1e-9)
    assert (quantity.unit, quantity.comparator) == (unit, comparator)


def test_the_corpus_is_large() -> None:
    assert len(ROWS) >= 200


# text | what the words allow, from low to high
ALLOWED = [
    ("4.12 trillion tokens", 4.115e12, 4.125e12),
    ("18 trillion tokens", 17.5e12, 18.5e12),
    ("70% of seats", 0.665, 0.735),  # a round number without a hedge is meant as "about"
    ("20 trillion tokens", 19e12, 21e12),
    ("540 billion tokens", 535e9, 545e9),  # one half of its last digit that is not zero is narrower than 5 %
    ("541 billion tokens", 540.5e9, 541.5e9),
    ("10% of seats", 0.095, 0.105),
    ("4.0 trillion tokens", 3.95e12, 4.05e12),  # decimals are digits, also when zero
    ("twenty trillion tokens", 19e12, 21e12),
    ("30 times", 28.5, 31.5),
    ("20 models", 19.5, 20.5),
    ("more than 20 trillion", 20e12, INF),
    ("20 to 25 trillion tokens", 19.5e12, 25.5e12),
    ("100 million users", 99.5e6, 100.5e6),
    ("4,000 steps", 3999.5, 4000.5),
    ("about 18 trillion tokens", 17.1e12, 18.9e12),
    ("about 5 trillion tokens", 4.5e12, 5.5e12),
    ("roughly 61 percent", 0.5795, 0.6405),
    ("nearly 70%", 0.665, 0.7),
    ("just under 40 km", 38, 40),
    ("just over 40 km", 40, 42),
    ("over 25 trillion", 25e12, INF),
    ("at least 3 goals", 3, INF),
    ("under 2%", 0, 0.02),
    ("up to $350k", 0, 350e3),
    ("below -2%", -INF, -0.02),
    ("about -20%", -0.21, -0.19),
    ("tripled", 2.85, 3.15),
    ("two-thirds of it", 2 / 3 * 0.95, 2 / 3 * 1.05),
    ("half a billion tokens", 0.475e9, 0.525e9),
    ("five trillion tokens", 4.5e12, 5.5e12),
    ("seven of the top ten", 7, 7),
    ("No. 3", 3, 3),
    ("between 5 and 6 trillion", 4.5e12, 6.5e12),
    ("10-15 %", 0.095, 0.155),
    ("more than 10 to 15 percent", 0.10, INF),
    ("3-to-1", 2.5, 3.5),
    ("dozens of people", 12, INF),
]


@pytest.mark.parametrize(("text", "low", "high"), ALLOWED)
def test_what_the_words_allow(text: str, low: float, high: float) -> None:
    (quantity,) = read(text)
    assert quantity.allowed.low == pytest.approx(low, rel=1e-9)
    assert quantity.allowed.high == pytest.approx(high, rel=1e-9)


@given(st.integers(1, 10**6))
def test_a_round_number_is_never_wider_than_about_nor_narrower_than_its_digits(printed: int) -> None:
    half = rounding(printed, 0.5)
    assert 0.5 <= half <= max(0.5, ROUND_MARGIN * printed)
    assert half == 0.5 or printed % 10 == 0


@given(st.floats(-1e15, 1e15), st.sampled_from(list(Rule)), st.floats(0, 1e3))
def test_the_printed_value_is_always_allowed(value: float, rule: Rule, half: float) -> None:
    assert value in allowed(value, value, half, rule)


# text | all amounts in it, in order: values that neighbours share a scale or unit for
SHARED = [
    ("from 5 to 25 trillion tokens", [(5e12, "tokens"), (25e12, "tokens")]),
    ("from just around 5 to over 25 trillion", [(5e12, ""), (25e12, "")]),
    ("5.3 of 8.7 trillion", [(5.3e12, ""), (8.7e12, "")]),
    ("4.69 and 3.294 trillion tokens respectively", [(4.69e12, "tokens"), (3.294e12, "tokens")]),
    ("5, 6 and 7 million barrels", [(5e6, "barrels"), (6e6, "barrels"), (7e6, "barrels")]),
    ("grown from 5T to 25T tokens", [(5e12, "tokens"), (25e12, "tokens")]),
    ("$2-3 billion", [(2e9, "USD")]),
    ("$2.5m-$3m", [(2.5e6, "USD")]),
    ("from $5m to 6m", [(5e6, "USD"), (6e6, "USD")]),
    ("between 3 and 4 km", [(3, "km")]),
    ("2 or 3 goals", [(2, "goals")]),
    ("10% to 15%", [(0.1, "fraction")]),
    ("from 17 to 47%", [(0.17, "fraction"), (0.47, "fraction")]),
    ("from 70% to 32", [(0.7, "fraction"), (0.32, "fraction")]),
    ("4.12 trillion to 2.94 trillion", [(4.12e12, ""), (2.94e12, "")]),
    ("two to three times the size", [(2, "times")]),
    ("$3/$15 per million tokens", [(3, "USD"), (15, "USD")]),
    ("on day 5, 3 trillion tokens", [(5, ""), (3e12, "tokens")]),
    ("around 5 trillion six months ago", [(5e12, ""), (6, "months")]),
    ("took 12 gold medals and 8 silver medals", [(12, "gold medals"), (8, "silver medals")]),
]


@pytest.mark.parametrize(("text", "amounts"), SHARED)
def test_neighbours_share_scale_and_unit(text: str, amounts: list[tuple[float, str]]) -> None:
    found = read(text)
    assert [q.value for q in found] == pytest.approx([value for value, _ in amounts])
    assert [q.unit for q in found] == [unit.split()[-1] if unit else "" for _, unit in amounts]


WHY = [
    ("sold for $40 million", "$40 million", "money"),
    ("priced at $0.28 per million tokens", "$0.28 per million tokens", "price"),
    ("a 1-million-token context window", "1-million-token", "context window"),
    ("a 1M context", "1M", "context window"),
    ("a context of 256k", "256k", "context window"),
    ("128K tokens of context", "128K tokens", "context window"),
    ("prompts averaging over 20K tokens", "over 20K tokens", "context window"),
    ("a memory that scales beyond 2 million tokens", "beyond 2 million tokens", "context window"),
    ("a dense 32B model", "32B model", "parameter count"),
    ("8 million users", "8 million users", "count of users"),
    ("scored 45.1% on ARC-AGI-2", "45.1%", "benchmark score"),
    ("2 min read", "2 min", "page furniture"),
    ("(Activity: 319)", "319", "page furniture"),
    ("150 tokens per second", "150 tokens per second", "speed"),
    ("doors open at 5:30 pm", "5:30 pm", "time of day"),
    ("doors open at 6.30pm", "6.30pm", "time of day"),
    ("call +44 20 7946 0018 now", "+44 20 7946 0018", "phone number"),
    ("call 020 7946 0018 now", "020 7946 0018", "phone number"),
    ("call 555-123-4567", "555-123-4567", "phone number"),
    ("Rovers won 3-1", "3-1", "score"),
    ("Rovers lost 1-3", "1-3", "score"),
    ("under Section 12 of the act", "12", "section number"),
    ("certified to ISO 9001", "9001", "code or identifier"),
    ("a Boeing 737 landed", "737", "code or identifier"),
    ("fitted with H100 chips", "H100", "code or identifier"),
    ("earnings for Q3", "Q3", "date"),
    ("sold at $5 per share", "$5 per share", "price"),
    ("during COVID-19", "COVID-19", "code or identifier"),
    ("the G7 met", "G7", "part of a name"),
    ("B2B sales", "B2B", "part of a name"),
    ("a 7-Eleven store", "7-Eleven", "part of a name"),
    ("build 9f3a77c1", "9f3a77c1", "code or identifier"),
    ("runs iOS 17.2", "17.2", "model version"),
    ("needs Python 3.11", "3.11", "model version"),
    ("release v2.5 today", "v2.5", "code or identifier"),
    ("built with GPT-5.4", "GPT-5.4", "code or identifier"),
    ("1. Rice is cheap", "1.", "list number"),
    ("Steps:\n2) stir", "2)", "list number"),
    ("on 2024-05-06", "2024-05-06", "date"),
    ("on 5/24/2026", "5/24/2026", "date"),
    ("on May 7th", "7th", "date"),
    ("the 21st century", "21st", "date"),
    ("a 35-year-old man", "35-year-old", "age"),
    ("open 24/7", "24/7", "code or identifier"),
    ("12 trillion tokens", "12 trillion tokens", ""),
]


@pytest.mark.parametrize(("text", "words", "why"), WHY)
def test_evident_non_claims_say_what_they_are(text: str, words: str, why: str) -> None:
    assert only(text, words).why == why


@pytest.mark.parametrize(
    "text",
    [
        "one of the ministers",
        "no one came",
        "another one",
        "the second half",
        "the first quarter",
        "for the first time",
        "a split second",
        "first, he resigned",
        "half past three o'clock"[:9],
        "the first half",
        "half an hour",
        "double standards",
        "a double room",
        "doubled down",
        "a few people",
        "most of the growth",
        "halftime",
        "tennis",
        "at first",
        "third quarter profit",
        "someone",
        "often",
        "a third party",
        "he scored twice in the first half",
        "she was third time lucky",
    ],
)
def test_words_that_are_no_number(text: str) -> None:
    assert read(text) == []


RATES = [
    ("18 trillion tokens each week", Grain.WEEK),
    ("7T tokens per week", Grain.WEEK),
    ("6T tokens/day", Grain.DAY),
    ("5 million tokens a day", Grain.DAY),
    ("7 trillion tokens proxied weekly", Grain.WEEK),
    ("60T weekly tokens", Grain.WEEK),
    ("100 trillion tokens annually", Grain.YEAR),
    ("9 million tokens a month", Grain.MONTH),
    ("25 trillion tokens", None),
    ("3 trillion a week ago", None),
]


@pytest.mark.parametrize(("text", "per"), RATES)
def test_rates(text: str, per: Grain | None) -> None:
    assert read(text)[0].per == per


@pytest.mark.parametrize(
    ("text", "form", "whole"),
    [
        ("seven of the top ten", "of", 10),
        ("3-to-1", "ratio", None),
        ("60-40 split", "split", None),
        ("tripled", "multiple", None),
        ("#1", "ordinal", None),
        ("top three", "top", None),
        ("the first three places", "places", None),
        ("one in three", "word", None),
        ("dozens", "vague", None),
        ("5 to 6 km", "range", None),
        ("five boats", "word", None),
        ("5 boats", "", None),
        ("won 3-1", "score", 1),
    ],
)
def test_forms(text: str, form: str, whole: float | None) -> None:
    (quantity,) = read(text)
    assert (quantity.form, quantity.whole) == (form, whole)


def test_taken_stretches_are_left_alone() -> None:
    text = "In May 2026 MiniMax M2.5 used 3 trillion tokens"
    taken = [Span(3, 11), Span(text.index("MiniMax"), text.index(" used"))]
    assert [q.text for q in quantities(text, taken)] == ["3 trillion tokens"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Chinese models took the top three on OpenRouter.", ["top three"]),
        ("Chinese models occupy the top five positions on OpenRouter.", ["top five positions"]),
        ("OpenRouter's three most-used models were all Chinese.", ["three most-used models"]),
        ("The top three hold 40% of tokens on OpenRouter.", ["40%"]),
        ("DeepSeek V3.2 leads and M2.5:1.75T follows.", ["1.75T"]),
    ],
)
def test_names_keep_their_digits_unless_somebody_fills_the_head_of_the_table(text: str, words: list[str]) -> None:
    nlp = spacy.blank("en")
    for component in ("sentences", "entities", "quantities"):
        nlp.add_pipe(component)
    doc = nlp(surface(text))
    assert [q.text for q in doc._.quantities] == words
    assert len(doc.spans["quantities"]) == len(words)


def test_a_hedge_never_reaches_into_a_taken_stretch() -> None:
    text = "models over 5 trillion"
    assert quantities(text, [Span(7, 11)])[0].text == "5 trillion"


def test_a_noun_is_found_behind_a_name_but_the_span_stops_before_it() -> None:
    text = "five Chinese models"
    (quantity,) = quantities(text, [Span(5, 12)])
    assert (quantity.text, quantity.unit) == ("five", "models")


def uncovered(text: str, taken: list[Span]) -> list[int]:
    """Places of digits of the plain text that lie in no quantity, or in more than one."""
    plain = surface(text)
    found = quantities(plain, taken)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(q.text == q.span.of(plain) and q.span.start < q.span.end for q in found)
    free = set(range(len(plain))) - {i for span in taken for i in range(span.start, span.end)}
    held = {i for q in found for i in range(q.span.start, q.span.end)}
    return [i for i in free if plain[i].isdecimal() and i not in held]


_PIECES = st.sampled_from(
    "1 2 10 2026 3.5 1,000 12,5 % $ € k m bn T trillion million tokens times x - – to and of the top in about over"
    " + . , : / ( ) # No. rank second third half one two dozen a an per"
    " week M2.5 st nd per-cent points pp -3 ½ ² 7th minus between from or more v"
    " GPT- \n 24/7 3-1 0x1f @ http://a/1 <b> 100m read age".split(" ")
)


@given(st.lists(_PIECES, max_size=25), st.sampled_from(["", " "]), st.data())
@settings(max_examples=400, deadline=None)
def test_every_digit_lies_in_exactly_one_quantity(pieces: list[str], glue: str, data: st.DataObject) -> None:
    text = glue.join(pieces)
    cut = st.integers(0, len(surface(text)))
    taken = [Span(min(pair), max(pair)) for pair in data.draw(st.lists(st.tuples(cut, cut), max_size=2))]
    assert uncovered(text, taken) == []


@given(st.text(st.characters(exclude_categories=["Cs"])))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read(text: str) -> None:
    assert uncovered(text, []) == []
