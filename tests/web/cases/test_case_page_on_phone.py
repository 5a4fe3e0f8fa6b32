"""On a phone at the door: every field of every row is seen, what to ask comes before the law, verifying is in reach."""

import pytest

from tests.web.browser import PHONE, shut_out_here
from tests.web.cases.conftest import Office
from tests.web.cases.test_case_page import DOUBT, address

FIELDS = {"name": "张三丰", "month": "2020-04", "amount": "500.00", "account_name": "张三丰", "paid_on": "2020-04-15"}
PAID = [
    {
        "roster": "payments",
        "title": "发放明细",
        "file": "四月至六月发放表（含补发）.xlsx",
        "sheet": "发放",
        "row": row,
        "fields": [
            {"column": column, "header": column, "value": value, "deciding": column == "month"}
            for column, value in FIELDS.items()
            if row != 9 or column != "paid_on"
        ],
    }
    for row in (7, 8, 9)
]
LONG = [{"source": "国务院令第649号", "article": "第十三条", "words": "情况变化的，应当及时告知。" * 60}]


@pytest.fixture
def page(city, browse, transactional_db):
    """The case at the town, whose people go to the door."""
    doubt = DOUBT | {"evidence": [*DOUBT["evidence"], *PAID], "rule": DOUBT["rule"] | {"clauses": LONG}}
    office = Office(city)
    case = office.verifying(name="张三丰", doubt=doubt)
    page = browse(office.clerk, PHONE)
    page.goto(address(case))
    return page


def test_every_field_of_every_row_is_seen(page):
    inside = "box => box.scrollWidth <= box.clientWidth"
    assert page.locator(".sources").count() == 1
    assert page.locator(".table-responsive").evaluate_all(f"boxes => boxes.every({inside})")
    cells = page.locator(".sources tbody td:not(:empty)")
    assert cells.count() == 3 * (1 + len(FIELDS)) - 1
    assert cells.evaluate_all("cells => cells.every(cell => cell.getBoundingClientRect().right <= innerWidth)")
    assert page.locator(".sources tr:nth-child(1) mark").inner_text() == "2020-04"
    assert shut_out_here(page) == []


def test_what_to_ask_comes_before_the_law_and_the_door_is_one_tap_away(page):
    asked = page.get_by_role("heading", name="上门要问什么").bounding_box()
    assert asked["y"] < page.get_by_role("heading", name="依据哪条规定").bounding_box()["y"]
    door = page.locator(".bar").get_by_role("link", name="现场核实")
    for at in (0, 600, 1500):
        page.evaluate(f"scrollTo(0, {at})")
        assert 0 < door.bounding_box()["y"] < PHONE["height"] - 30
