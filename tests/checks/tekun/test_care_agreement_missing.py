"""TK-02."""

import pytest

from doudi.checks.tekun.care_agreement_missing import care_agreement_missing
from tests.tables import Verdicts, judge

ROSTERS = """
    tekun_people
    month    id_no  name  area_code     mode
    2020-06  @A     张三  610304101201  {mode}

    care_agreements
    tekun_id  carer_id  signed_on  valid_until
    {whose}   @C        {signed}   2020-12-31
"""


def agreed(signed: str = "2020-01-01", mode: str = "分散", whose: str = "@A") -> Verdicts:
    return judge(care_agreement_missing, ROSTERS.format(signed=signed, mode=mode, whose=whose))


@pytest.mark.parametrize("found", [agreed(whose="@B"), agreed("."), agreed("2020-07-01")])
def test_none_signed_up_to_the_day(found: Verdicts) -> None:
    assert found.broken == ["@A"]
    assert found.months("@A") == ["2020-06"]


@pytest.mark.parametrize("signed", ["2020-06-30", "2010-01-01"])
def test_a_signed_one_clears_however_old(signed: str) -> None:
    assert agreed(signed).kept == 1


def test_in_an_institution_is_out_of_scope() -> None:
    assert agreed(".", mode="集中").out_of_scope == 1


def test_unknown_mode_or_unreadable_signature() -> None:
    assert agreed(".", mode=".").undecided == ["@A"]
    assert agreed(mode=".").kept == 1
    assert agreed("?").undecided == ["@A"]
    assert "签订日期" in agreed("?").one("@A")["message"]
    assert "供养方式" in agreed(".", mode=".").one("@A")["message"]
