"""TK-03."""

import pytest

from doudi.checks.tekun.care_agreement_expired import care_agreement_expired
from tests.tables import Verdicts, judge

ROSTERS = """
    tekun_people
    month    id_no  name  area_code     mode
    2020-06  @A     张三  610304101201  {mode}

    care_agreements
    tekun_id  signed_on   valid_until
    @A        2019-01-01  2019-12-31
    @A        {signed}    {until}
"""


def agreed(until: str, signed: str = "2020-01-01", mode: str = "分散") -> Verdicts:
    return judge(care_agreement_expired, ROSTERS.format(until=until, signed=signed, mode=mode))


@pytest.mark.parametrize(("until", "broken"), [("2020-06-29", True), ("2020-06-30", False), ("2020-07-01", False)])
def test_valid_to_the_end_of_the_last_day(until: str, broken: bool) -> None:
    found = agreed(until)
    assert bool(found.broken) is broken
    assert found.kept == (not broken)


def test_it_tells_the_latest_day() -> None:
    found = agreed("2020-03-31").one("@A")
    assert "2020-03-31" in found["message"]
    assert (found["grade"], found["severity"]) == ("certain", "medium")


def test_none_valid_and_one_unknown_is_undecided() -> None:
    found = agreed(".")
    assert found.undecided == ["@A"]
    assert "有效期至" in found.one("@A")["message"]


def test_an_agreement_never_signed_does_not_help() -> None:
    assert agreed("2020-12-31", signed=".").broken == ["@A"]
    assert agreed("2020-12-31", signed="?").undecided == ["@A"]
    assert agreed("2020-03-31", signed="?").broken == ["@A"]


def test_without_any_signed_one_and_in_an_institution_it_is_out_of_scope() -> None:
    nobody = """
        tekun_people
        month    id_no  mode
        2020-06  @A     分散

        care_agreements
        tekun_id  signed_on  valid_until
        @A        .          2019-12-31
    """
    assert judge(care_agreement_expired, nobody).out_of_scope == 1
    assert agreed("2020-03-31", mode="集中").out_of_scope == 1
    assert agreed("2020-03-31", mode="?").undecided == ["@A"]
