import pytest

from doudi.web.cases.models import Case
from doudi.web.ui.paging import page_by_keys


@pytest.fixture
def rows(city):
    for n in range(5):
        city.case("虢镇", title=f"{n}")
    return Case.objects.visible_to(city.actor("town_clerk", "虢镇")).order_by("-title")


def titles(page):
    return [case.title for case in page]


def test_pages_keep_the_order_and_count_everything(rows):
    page = page_by_keys(rows, "2", 2)
    assert (titles(page), page.paginator.count, page.paginator.num_pages) == (["2", "1"], 5, 3)


@pytest.mark.parametrize(("number", "shown"), [(None, ["4", "3"]), ("x", ["4", "3"]), ("99", ["0"]), ("-1", ["0"])])
def test_numbers_that_are_none_are_mended(rows, number, shown):
    assert titles(page_by_keys(rows, number, 2)) == shown
