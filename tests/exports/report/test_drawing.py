from datetime import date

from hypothesis import given
from hypothesis import strategies as some

from doudi.exports.report.drawing import WIDTH, Bar, bars, compact, heat, shade, shortened, trend

COUNTS = some.lists(some.integers(0, 10**7), min_size=1, max_size=8)


@given(some.lists(some.tuples(some.integers(0, 10**6), some.integers(0, 10**6)), max_size=20))
def test_bars_stay_inside_the_picture(pairs: list[tuple[int, int]]) -> None:
    rows = [Bar(f"{number}区", {"certain": one, "to_verify": other}) for number, (one, other) in enumerate(pairs)]
    drawing = bars("b", "", "", rows, {"certain": "确定", "to_verify": "需核实"})
    assert all(box.x >= 0 and box.x + box.width <= WIDTH for box in drawing.boxes)
    assert all(box.y + box.height <= drawing.height for box in drawing.boxes)
    assert [row[-1] for row in drawing.rows] == [f"{one + other:,}" for one, other in pairs]


@given(COUNTS)
def test_every_number_stands_in_its_cell(counts: list[int]) -> None:
    drawing = heat("h", "", "", {"陈仓区": counts}, [str(number) for number in range(len(counts))])
    assert [label.text for label in drawing.labels if label.kind in ("figure", "onDark")] == [*map(compact, counts)]
    assert drawing.rows == (("陈仓区", *(f"{count:,}" for count in counts)),)


@given(COUNTS, some.integers(0, 10**7))
def test_more_is_never_lighter(counts: list[int], more: int) -> None:
    most = max(*counts, more)
    assert all(shade(count, most) <= shade(more, most) for count in counts if count <= more)
    assert shade(0, most) == 0
    assert shade(most, most) == min(most, 5)


def test_the_trend_draws_twelve_months_and_lists_all() -> None:
    counts = {date(2019 + number // 12, number % 12 + 1, 1): number for number in range(18)}
    drawing = trend("m", "", "", counts)
    assert len(drawing.boxes) == 12
    assert len(drawing.rows) == 18
    assert all(box.x >= 0 and box.x + box.width <= WIDTH and box.y >= 0 for box in drawing.boxes)


def test_long_names_are_shortened_by_the_room_they_take() -> None:
    assert shortened("麟游县", 7) == "麟游县"
    assert shortened("某某经济技术开发区", 7) == "某某经济技术开…"
    assert shortened("Chencang", 7) == "Chencang"
