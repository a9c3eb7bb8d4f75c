"""The data page: every view on every count, the switch that changes the picture, the link that brings it back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.period import brushed
from tests.app import reading

COUNTS = ("Nine charted", "Every named", "Whole platform")
VIEWS = ("Everything", "Countries", "Labs", "Models", "Open or closed")


def opened(**params: Any) -> AppTest:
    return reading.app("data", **params)


def title(app: AppTest) -> str:
    """The finding of the first chart, as those have it who cannot see it."""
    told: str = app.get("vega_lite_chart")[0].proto.alt
    return told


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("count", COUNTS)
def test_every_view_draws_on_every_count(view: str, count: str) -> None:
    app = opened(by=view, count=count, unit="Share")
    assert not app.exception
    assert len(app.get("vega_lite_chart")) == 4, "the lines, the strip, the order and the rankings chart"
    assert title(app)


def test_the_switch_changes_the_picture() -> None:
    app = opened()
    titles = [title(app)]
    for count in COUNTS[1:]:
        app.segmented_control(key="count").set_value(count).run()
        titles.append(title(app))
    assert len(set(titles)) == 3


def test_the_crossing_is_marked_in_another_week_on_another_count() -> None:
    charted, named = (opened(count=count).get("vega_lite_chart")[0] for count in COUNTS[:2])
    assert ringed(charted) == ["9–15 February 2026"]
    assert ringed(named) == ["23–29 March 2026"]


def ringed(chart: Any) -> list[str]:
    """The weeks printed beside a ring: each is the only row of its layer."""
    frames = [pa.ipc.open_stream(named.data.data).read_pandas() for named in chart.proto.datasets]
    return [frame["when"].iloc[0] for frame in frames if len(frame) == 1 and "when" in frame]


def test_a_share_is_told_in_points() -> None:
    assert "points" in title(opened(unit="Share"))


def test_a_link_brings_back_view_count_and_weeks() -> None:
    app = opened(by="Labs", count="Every named", weeks=["15 June 2026", "10 August 2026"])
    assert app.segmented_control(key="by").value == "Labs"
    assert app.segmented_control(key="count").value == "Every named"
    assert "10 August 2026" in title(app)


def test_nonsense_in_a_link_is_ignored() -> None:
    app = opened(by="Moons", count="-1", who="nobody")
    assert not app.exception
    assert app.segmented_control(key="by").value == "Countries"


def test_one_single_week_still_draws() -> None:
    app = opened(by="Models", count="Every named", weeks=["15 June 2026", "15 June 2026"])
    assert not app.exception
    assert "15 June 2026" in title(app)


WEEKS = [date(2026, 6, 1) + timedelta(weeks=place) for place in (0, 1, 3)]  # one is missing
MONDAY, DAY = 1_780_272_000_000, 86_400_000  # 1 June 2026, midnight UTC


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        (0, 14, 0, 1),
        (3, 11, 0, 1),  # both middles
        (4, 20, 1, 1),  # half a week less, and the gap
        (-50, 90, 0, 2),
        (8, 9, 1, 1),  # narrower than a week: the nearest
        (15, 15.5, 1, 1),
        (60, 61, 2, 2),
    ],
)
def test_a_brush_takes_the_weeks_whose_middle_it_covers(start: float, end: float, first: int, last: int) -> None:
    assert brushed(WEEKS, MONDAY + start * DAY, MONDAY + end * DAY) == (WEEKS[first], WEEKS[last])


def test_missing_weeks_are_named() -> None:
    app = opened(by="Everything", weeks=["6 January 2025", "28 September 2026"])
    assert "9 June 2025 and 14 July 2025 were never published in full" in reading.html(app)


def test_citation_licence_and_date_stand_on_the_page() -> None:
    app = opened()
    assert app.code[0].value.startswith("Source: OpenRouter (openrouter.ai/rankings), as of 2026-10-11.")
    told = "\n".join(element.value for element in app.markdown)
    assert "CC BY 4.0" in told
    assert "11 October 2026" in told


def table(app: AppTest) -> Any:
    """The table of the first chart."""
    return app.dataframe[0].value


@pytest.mark.parametrize(
    ("per", "head", "last", "words"),
    [
        ("Day", "Day", date(2026, 6, 21), "on 21 June 2026"),
        ("Any seven days", "Seven days up to", date(2026, 6, 21), "in the seven days to 21 June 2026"),
        ("Week", "Week of", date(2026, 6, 15), "in the week of 15 June 2026"),
        ("Month", "Month from", date(2026, 5, 1), "in May 2026"),
    ],
)
def test_a_point_stands_for_a_day_any_seven_days_a_week_or_a_month(per: str, head: str, last: date, words: str) -> None:
    app = opened(by="Everything", count="Whole platform", per=per, weeks=["27 April 2026", "15 June 2026"])
    assert not app.exception
    assert words in title(app)
    assert table(app)[head].iloc[0] == last


def test_seven_days_are_the_sum_of_their_days() -> None:
    link = {"by": "Everything", "count": "Every named", "weeks": ["8 June 2026", "15 June 2026"]}
    days, runs = (table(opened(per=per, **link))["every named"] for per in ("Day", "Any seven days"))
    assert len(days) == 14
    assert len(runs) == 8, "windows that lie within the two weeks"
    assert runs.iloc[0] == pytest.approx(days.iloc[:7].sum())


def test_days_that_were_never_published_are_named_and_left_out() -> None:
    app = opened(by="Everything", per="Day", weeks=["2 June 2025", "23 June 2025"])
    assert "The days 15 June 2025 were never" not in reading.html(app)
    assert "15 June 2025" in reading.html(app)
    assert date(2025, 6, 15) not in set(table(app)["Day"])
