"""Boxes to be ticked stand before their own words, at a desk and on a phone."""

from doudi.web.cases.actions import move
from tests.web.browser import DESK, PHONE
from tests.web.cases.test_case_page import confirmed

BESIDE = """one => {
    const box = one.getBoundingClientRect(), words = one.parentElement.querySelector("span").getBoundingClientRect();
    return words.left >= box.right && words.top < box.bottom && box.top < words.bottom;
}"""


def test_each_box_stands_beside_its_words(city, browse, transactional_db):
    case, county, clerk = city.case("虢镇"), city.actor("county_officer", "陈仓区"), city.actor("town_clerk", "虢镇")
    confirmed(case, clerk, county, verdict="refuted")
    move(case, "submit_refuted", by=clerk)
    page = browse(city.actor("county_officer", "陈仓区"))
    for address, n in ((f"/cases/{case.pk}/close/", 1), ("/cases/?filter=1", 12)):
        page.goto(address)
        page.evaluate("() => document.querySelectorAll('details').forEach(one => (one.open = true))")
        for screen in (DESK, PHONE):
            page.set_viewport_size(screen)
            boxes = page.locator("main .form-check:has(span) > input:visible").all()
            assert len(boxes) >= n
            assert all(box.evaluate(BESIDE) for box in boxes), (address, screen)
