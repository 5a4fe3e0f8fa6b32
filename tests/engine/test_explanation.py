import pytest

from doudi.engine.explanation import filled
from doudi.language import speaking


def test_what_is_not_known_has_no_unit() -> None:
    told = "{paid_on}发放，历时{spent}个工作日，规定{allowed}个"
    known = {"paid_on": "2020-05-01", "allowed": "10"}
    assert filled(told, known | {"spent": "不详"}) == "2020-05-01发放，历时不详，规定10个"
    assert filled(told, known | {"spent": "12"}) == "2020-05-01发放，历时12个工作日，规定10个"


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("took {spent} working days, allowed {allowed}", "took an unknown number of working days, allowed 10"),
        ("{spent} yuan over {n} month(s)", "an unknown amount over an unknown number of months"),
        ("a rate of {spent}%, limit {allowed}%", "a rate of unknown, limit 10%"),
        ("{spent} people insured; {allowed} persons", "an unknown number of people insured; 10 persons"),
        ("on {spent}, {allowed} days later", "on unknown, 10 days later"),
    ],
)
def test_in_english_it_is_an_unknown_number(template: str, told: str) -> None:
    with speaking("en"):
        assert filled(template, {"spent": "unknown", "n": "unknown", "allowed": "10"}) == told
