"""What each chart says: read from its specification, as Streamlit and the exports get it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import altair as alt
import pandas as pd
import pytest

from core import charts
from core.charts import Claimed, Figure
from core.interval import Interval
from core.model import Unit

TITLE = "The press counted nine models and the platform served four hundred"
SUBTITLE = "Tokens a week, in trillions"
CLAIMED = Claimed(4.12e12, Interval(4.115e12, 4.125e12), "article: 4.12 trillion")
AT_LEAST = Claimed(3.0, Interval(3.0, math.inf), "article: at least 3 to 1")
FIRST = date(2026, 1, 5)
PERIOD = (date(2026, 2, 9), date(2026, 2, 15))
DAY = 86_400_000


def weekly(who: str, values: list[float | None]) -> pd.DataFrame:
    """A series from 5 January 2026 on; ``None`` is a week without data."""
    rows = [
        {"week": FIRST + timedelta(weeks=place), "low": value, "high": value, "who": who}
        for place, value in enumerate(values)
        if value is not None
    ]
    return pd.DataFrame(rows)


def trend(**options: Any) -> alt.LayerChart:
    frame = pd.concat(
        [weekly("China", [1e12, 2e12, None, None, 3e12, 5e12]), weekly("United States", [6e12, 6e12, 6e12, 6e12] * 2)]
    )
    return charts.trend(frame, subject="China", **options)


def two_marks(claimed: Claimed | None = CLAIMED) -> alt.LayerChart:
    frame = pd.DataFrame(
        {"count": ["the nine charted models", "everything"], "low": [4.119e12, 5e12], "high": [4.119e12, 6e12]}
    )
    return charts.two_marks(frame, claimed=claimed)


def bars() -> alt.LayerChart:
    frame = pd.DataFrame({"name": ["MiniMax M2.5", "Kimi K2.5"], "value": [2.45e12, 9e11], "highlight": [True, False]})
    return charts.bars(frame)


def before_after(claimed: Claimed | None = CLAIMED) -> alt.LayerChart:
    frame = pd.DataFrame(
        {"who": ["China", "United States"], "before": [1e12, 3e12], "after": [5e12, 2e12], "highlight": [True, False]}
    )
    return charts.before_after(frame, claimed=claimed)


def part_of_whole() -> alt.LayerChart:
    frame = pd.DataFrame(
        {"name": ["others", "China", "United States"], "value": [1e12, 6e12, 3e12], "highlight": [False, True, False]}
    )
    share = Claimed(0.61, Interval(0.605, 0.615), "article: 61%")
    return charts.part_of_whole(frame, claimed=share)


def crossing(crossed: date | None = date(2026, 1, 19)) -> alt.LayerChart:
    frame = pd.DataFrame(
        {"week": [FIRST + timedelta(weeks=n) for n in range(4)], "a": [1.0, 2.0, 4.0, 5.0], "b": [3.0] * 4}
    )
    names = ("China", "United States")
    return charts.crossing(frame, names=names, unit=Unit.TIMES, crossed=crossed, period=PERIOD)


def ranking_chart(groups: tuple[str, ...] | None = ("China", "United States")) -> alt.LayerChart:
    frame = pd.DataFrame(
        {
            "week": [FIRST] * 4,
            "model": ["GPT-5", "M2.5", "K2.5", "all other models"],
            "tokens": [3e12, 1e12, 2e12, 4e12],
            "group": ["United States", "China", "China", None],
        }
    )
    return charts.ranking_chart(frame, groups=groups)


def overview() -> alt.LayerChart:
    return charts.overview(weekly("everything", [1e12, 2e12, None, 3e15]), chosen=PERIOD)


def figure(chart: alt.LayerChart) -> Figure:
    return Figure(TITLE, SUBTITLE, f"{TITLE}.", chart, pd.DataFrame())


FORMS = [trend, two_marks, bars, before_after, part_of_whole, crossing, ranking_chart, overview]


def layers(chart: alt.LayerChart) -> Iterator[tuple[str, dict[str, Any], list[dict[str, Any]]]]:
    """Each layer's mark, encoding and rows."""
    spec = chart.to_dict()
    for layer in spec["layer"]:
        data = layer.get("data", spec.get("data"))
        yield layer["mark"]["type"], layer, spec["datasets"][data["name"]]


def layers_of(chart: alt.LayerChart, mark: str) -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
    return [(layer, rows) for kind, layer, rows in layers(chart) if kind == mark]


def claimed_marks(chart: alt.LayerChart) -> tuple[dict[str, Any], dict[str, Any]]:
    """The row of the dashed rule and the encoding channel that it is drawn on."""
    [(rule, rows)] = [(layer, rows) for layer, rows in layers_of(chart, "rule") if "strokeDash" in layer["mark"]]
    return rows[0], rule["encoding"]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_every_form(form: Any) -> None:
    chart = form()
    spec = chart.to_dict()
    assert "title" not in spec, "a page prints it as text, a picture adds it"
    assert spec["width"] == "container"
    assert isinstance(spec["padding"], dict), "Streamlit writes into it"
    assert '"url"' not in chart.to_json(), "the data travels with the chart"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_every_form_is_drawn(form: Any, theme: str) -> None:
    drawn = charts.svg(figure(form()), "Source: a register", width=360, theme=theme)
    assert drawn.startswith("<svg")
    assert "NaN" not in drawn
    assert TITLE.split()[0] in drawn
    assert "Source: a register" in drawn


def test_a_picture_is_as_wide_as_asked() -> None:
    picture = charts.png(figure(bars()), "", width=400, scale=1)
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") == 400


@pytest.mark.parametrize(
    ("chart", "channel"), [(trend(claimed=CLAIMED), "y"), (two_marks(), "x"), (before_after(), "x")]
)
def test_the_claimed_value_is_drawn_with_its_band(chart: alt.LayerChart, channel: str) -> None:
    row, encoding = claimed_marks(chart)
    assert encoding[channel]["field"] == "value"
    assert row == {"value": 4.12e12, "low": 4.115e12, "high": 4.125e12, "label": "article: 4.12 trillion"}
    assert any(layer["encoding"].get(f"{channel}2", {}).get("field") == "high" for layer, _ in layers_of(chart, "rect"))


def test_an_open_band_ends_at_the_axis() -> None:
    frame = pd.DataFrame({"count": ["the nine", "all"], "low": [3.27, 1.71], "high": [3.27, 1.71]})
    chart = charts.two_marks(frame, unit=Unit.TIMES, claimed=AT_LEAST)
    row, _ = claimed_marks(chart)
    [top] = {layer["encoding"]["x"]["scale"]["domain"][1] for layer, _ in layers_of(chart, "circle")}
    assert row["low"] == 3.0
    assert row["high"] == top > 3.27


def test_a_claim_far_above_the_data_is_still_on_the_axis() -> None:
    chart = trend(claimed=Claimed(46.9e12, Interval(46.85e12, 46.95e12), "article: 46.9 trillion"))
    tops = {layer["encoding"]["y"]["scale"]["domain"][1] for layer, _ in layers_of(chart, "line")}
    assert min(tops) > 46.95e12


def test_missing_weeks_break_the_line() -> None:
    [(_, rows)] = layers_of(trend(), "line")
    china = [row["low"] for row in rows if row["who"] == "China"]
    assert china == [1e12, 2e12, None, 3e12, 5e12]


def test_a_week_between_two_gaps_is_a_dot() -> None:
    frame = weekly("China", [1e12, 2e12, None, 3e12, None, 5e12, 6e12])
    [(dots, rows)] = layers_of(charts.trend(frame, subject="China"), "circle")
    assert dots["transform"] == [{"filter": "datum.alone"}]
    assert [row["low"] for row in rows if row["alone"]] == [3e12]
    assert layers_of(trend(), "circle") == []


def test_a_full_series_has_no_break() -> None:
    [(_, rows)] = layers_of(trend(), "line")
    assert None not in [row["low"] for row in rows if row["who"] == "United States"]


def test_a_week_is_drawn_in_its_middle_and_told_in_full() -> None:
    [(_, rows)] = layers_of(trend(), "line")
    assert rows[0]["at"] == 1_767_571_200_000 + 3.5 * DAY
    assert rows[0]["when"] == "5–11 January 2026"
    assert rows[0]["text"] == "1.00 trillion tokens"


def test_bounds_are_tinted_and_told_as_bounds() -> None:
    frame = weekly("China", [0.2, 0.3]).assign(high=[0.25, 0.4])
    chart = charts.trend(frame, subject="China", unit=Unit.FRACTION)
    [(area, rows)] = layers_of(chart, "area")
    assert area["encoding"]["y2"]["field"] == "high"
    assert rows[1]["text"] == "between 30% and 40%"
    assert layers_of(trend(), "area") == []


def test_the_claimed_period_is_shaded_and_its_value_dotted() -> None:
    chart = trend(period=PERIOD)
    [(_, shade)] = layers_of(chart, "rect")
    assert (shade[0]["to"] - shade[0]["from"]) / DAY == 7
    [(_, dots)] = layers_of(chart, "circle")
    assert [row["low"] for row in dots] == [5e12]


def test_counts_that_disagree_get_a_dot_each() -> None:
    chart = trend(period=PERIOD, dotted=["China", "United States"])
    assert [[row["low"] for row in rows] for _, rows in layers_of(chart, "circle")] == [[5e12], [6e12]]


@pytest.mark.parametrize(
    ("values", "align", "baseline"),
    [
        ([1.0, 1.0, 1.0, 9.0, 9.0, 9.0], "left", "bottom"),  # the lines are clear of it on both sides
        ([4.2, 4.3, 9.0, 9.0, 9.0, 9.0], "right", "bottom"),  # they run above it on the left
        ([4.2, 4.3, 4.2, 4.3, 4.2, 4.2], "left", "top"),  # above it everywhere
    ],
)
def test_the_claimed_values_label_keeps_clear_of_the_lines(values: list[float], align: str, baseline: str) -> None:
    claimed = Claimed(4.0, Interval(3.95, 4.05), "article: 4")
    chart = charts.trend(weekly("China", values), subject="China", unit=Unit.TIMES, claimed=claimed)
    [mark, _] = [layer["mark"] for layer, rows in layers_of(chart, "text") if rows[0].get("label") == "article: 4"]
    assert (mark["align"], mark["baseline"]) == (align, baseline)


def test_only_the_subject_is_coloured() -> None:
    [(line, _)] = layers_of(trend(), "line")
    scale = line["encoding"]["color"]["scale"]
    assert scale["domain"] == ["China", "United States"]
    assert scale["range"][0] != scale["range"][1]


def test_an_unknown_subject_is_refused() -> None:
    with pytest.raises(ValueError, match="no rows for 'Atlantis'"):
        charts.trend(weekly("China", [1.0]), subject="Atlantis")


def test_labels_of_lines_that_end_together_do_not_overlap() -> None:
    frame = pd.concat([weekly("China", [5e12, 6e12]), weekly("United States", [5e12, 6e12])])
    chart = charts.trend(frame, subject="China", height=200)
    heights = [rows[0]["height"] for _, rows in layers_of(chart, "text")]
    top = 6e12 * 1.08
    assert abs(heights[0] - heights[1]) >= top * 15 / 200


def test_a_line_that_ends_early_is_named_where_it_ends() -> None:
    frame = pd.concat([weekly("China", [5e12, 6e12, 7e12]), weekly("MiMo", [1e12, 2e12])])
    labels = [(layer, rows[0]) for layer, rows in layers_of(charts.trend(frame, subject="China"), "text")]
    china, *mimo = [layer["encoding"]["x"] for layer, row in labels if row["who"] in ("China", "MiMo")]
    assert china == {"value": "width"}
    assert {x["field"] for x in mimo} == {"at"}


def test_counts_keep_their_order_and_bounds_are_a_stretch() -> None:
    _, rows = layers_of(two_marks(), "circle")[0]
    assert [row["label"] for row in rows] == ["the nine charted models: 4.12T", "everything: 5.00T – 6.00T"]


def test_bars_are_numbered_in_the_order_given() -> None:
    _, rows = layers_of(bars(), "rect")[0]
    assert [(row["label"], row["text"]) for row in rows] == [
        ("1. MiniMax M2.5", "2.45T tokens"),
        ("2. Kimi K2.5", "900B tokens"),
    ]


def test_bars_between_bounds_have_a_pale_part_and_both_places() -> None:
    frame = pd.DataFrame(
        {
            "place": ["1–2", "2"],
            "name": ["MiniMax M2.5", "Kimi K2.5"],
            "low": [2e12, 9e11],
            "high": [3e12, 9e11],
            "highlight": [True, False],
        }
    )
    (solid, rows), (pale, _) = layers_of(charts.bars(frame), "rect")
    assert [(row["label"], row["text"]) for row in rows] == [
        ("1–2. MiniMax M2.5", "2.00T – 3.00T tokens"),
        ("2. Kimi K2.5", "900B tokens"),
    ]
    assert solid["encoding"]["x2"] == {"datum": 0}
    assert (pale["encoding"]["x2"]["field"], pale["mark"]["opacity"]) == ("high", 0.45)
    assert len(layers_of(bars(), "rect")) == 1, "exact bars have no pale part"


def test_before_and_after_are_said_in_words() -> None:
    _, rows = layers_of(before_after(), "circle")[0]
    assert [row["label"] for row in rows] == ["China: 1.00T → 5.00T", "United States: 3.00T → 2.00T"]


def test_parts_add_up_and_the_highlighted_come_first() -> None:
    _, rows = next((layer, rows) for layer, rows in layers_of(part_of_whole(), "rect") if "name" in rows[0])
    assert [row["name"] for row in rows] == ["China", "others", "United States"]
    assert rows[0]["from"] == 0
    assert rows[0]["to"] == pytest.approx(0.6), "so that a claimed share is read against its end"
    assert rows[-1]["to"] == pytest.approx(1)


def test_the_crossing_is_ringed() -> None:
    rings = [rows for layer, rows in layers_of(crossing(), "point") if layer["mark"].get("filled") is False]
    assert [(row["who"], row["low"], row["when"]) for row in rings[0]] == [("China", 4.0, "19–25 January 2026")]


def test_without_a_crossing_there_is_no_ring() -> None:
    assert not [layer for layer, _ in layers_of(crossing(None), "point") if layer["mark"].get("filled") is False]


def test_ranking_stacks_groups_in_order_and_the_rest_on_top() -> None:
    [(_, rows)] = layers_of(ranking_chart(), "rect")
    assert [row["model"] for row in rows] == ["K2.5", "M2.5", "GPT-5", "all other models"]
    assert [row["bottom"] for row in rows] == [0, 2e12, 3e12, 6e12]
    assert rows[-1]["group"] == charts.NOBODY


def test_groups_are_found_in_the_rows_unless_given() -> None:
    [(layer, _)] = layers_of(ranking_chart(None), "rect")
    assert layer["encoding"]["color"]["scale"]["domain"] == ["United States", "China", charts.NOBODY]


def test_more_groups_than_colours_are_refused() -> None:
    with pytest.raises(ValueError, match="4 groups cannot be told apart"):
        ranking_chart(("a", "b", "c", "d"))


def test_a_strip_begins_with_the_chosen_days_brushed() -> None:
    spec = overview().to_dict()
    [brush] = spec["params"]
    assert brush["name"] == charts.BRUSH
    assert brush["select"]["encodings"] == ["x"]
    start, end = brush["value"]["x"]
    assert (end - start) / DAY == 7
    assert start == 1_770_595_200_000, "9 February 2026, midnight UTC"


@pytest.mark.parametrize(
    ("top", "label"),
    [(4e15, "2Q"), (4e13, "20T"), (4e9, "2B"), (4e6, "2M"), (4e3, "2K"), (40.0, "20")],
)
def test_an_axis_writes_numbers_as_the_words_do(top: float, label: str) -> None:
    frame = weekly("China", [top / 2, top])
    drawn = charts.svg(figure(charts.trend(frame, subject="China")), "")
    assert f">{label}</text>" in drawn


def test_a_table_for_readers_has_plain_heads_and_days() -> None:
    table = charts.plain(weekly("China", [1e12, 2e12]).assign(highlight=True, key="CN"), Unit.TOKENS)
    assert list(table.columns) == ["Week of", "Who", "Tokens"]
    assert table["Week of"].iloc[0] == FIRST
    bounds = charts.plain(weekly("China", [0.2]).assign(high=0.3), Unit.FRACTION)
    assert list(bounds.columns) == ["Week of", "Who", "Share (fraction), at least", "Share (fraction), at most"]


def test_an_interval_is_a_bar_with_both_ends_and_no_dot() -> None:
    [(dots, _)] = layers_of(two_marks(), "circle")
    assert dots["transform"] == [{"filter": "datum.low == datum.high"}]
    ticks = [layer["encoding"]["x"]["field"] for layer, _ in layers_of(two_marks(), "tick")]
    assert ticks == ["low", "high"]


def test_over_shades_its_side_of_the_rule_only() -> None:
    over, _ = claimed_marks(trend(claimed=Claimed(4e12, Interval(3.5e12, math.inf), "article: over 4 trillion")))
    assert over["low"] == 4e12
    under, _ = claimed_marks(trend(claimed=Claimed(4e12, Interval(0.0, 4e12), "article: under 4 trillion")))
    assert (under["low"], under["high"]) == (0.0, 4e12)


def test_the_claims_label_lies_over_the_lines() -> None:
    kinds = [(kind, rows[0].get("label")) for kind, _, rows in layers(trend(claimed=CLAIMED))]
    assert kinds.index(("text", CLAIMED.label)) > kinds.index(("line", None))


def test_every_part_is_labelled_with_its_share() -> None:
    names = [
        (layer, rows) for layer, rows in layers_of(part_of_whole(), "text") if "label" in rows[0] and "room" in rows[0]
    ]
    assert [row["label"] for row in names[-1][1]] == ["China: 60%", "others: 10%", "United States: 30%"]


def test_a_line_that_ends_says_why() -> None:
    frame = pd.concat([weekly("China", [5e12, 6e12, 7e12]), weekly("MiMo", [1e12, 2e12])])
    chart = charts.trend(frame, subject="China", until="among the nine until")
    said = {rows[0].get("said") for _, rows in layers_of(chart, "text")}
    assert "MiMo, among the nine until 18 January 2026" in said


def test_pointing_tells_the_day_and_every_line() -> None:
    [(rule, rows)] = [(layer, rows) for layer, rows in layers_of(trend(), "rule") if "tooltip" in layer["encoding"]]
    assert [told["title"] for told in rule["encoding"]["tooltip"]] == ["When", "China", "United States"]
    assert rows[0]["line0"] == "1.00 trillion tokens"
    assert rows[2]["line0"] == "no figure", "a week that only the other line has"


def test_days_and_rolling_weeks_draw_as_such() -> None:
    firsts = [FIRST + timedelta(days=place) for place in range(4)]
    frame = pd.DataFrame({"week": firsts, "low": [1e12, 2e12, 3e12, 4e12], "who": "China"}).assign(
        high=lambda table: table["low"], last=[first + timedelta(days=6) for first in firsts]
    )
    [(_, rows)] = layers_of(
        charts.trend(frame, subject="China", period=(firsts[1], firsts[1] + timedelta(days=6))), "line"
    )
    assert [row["when"] for row in rows][:2] == ["5–11 January 2026", "6–12 January 2026"]
    assert (rows[1]["at"] - rows[0]["at"]) / DAY == 1
    [(_, dots)] = layers_of(
        charts.trend(frame, subject="China", period=(firsts[1], firsts[1] + timedelta(days=6))), "circle"
    )
    assert [row["low"] for row in dots] == [2e12], "the window that is claimed, and no other"
