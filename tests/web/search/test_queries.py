import pytest

from doudi.web.search.queries import cases_found


@pytest.fixture
def cases(city):
    return [city.case("虢镇", name="王建国", subject="99030219600101123X"), city.case("城关镇", name="李建国")]


@pytest.mark.parametrize("query", ["王建", "建国", "王建国", "wangjianguo", "WJG", "99030219600101123X"])
def test_a_case_is_found(city, cases, query):
    assert cases[0] in cases_found(city.actor("city_officer", "宝鸡市"), query)


def test_by_number_and_by_its_beginning(city, cases):
    officer = city.actor("city_officer", "宝鸡市")
    assert list(cases_found(officer, cases[1].number)) == [cases[1]]
    assert set(cases_found(officer, cases[1].number[:8])) == set(cases)


def test_only_within_the_own_places(city, cases):
    assert list(cases_found(city.actor("town_clerk", "城关镇"), "建国")) == [cases[1]]


@pytest.mark.parametrize("query", ["", "王", "%", "'; --", "无人"])
def test_what_nobody_is_called_finds_nobody(city, cases, query):
    assert not cases_found(city.actor("city_officer", "宝鸡市"), query).exists()
