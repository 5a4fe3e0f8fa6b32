"""TK-04."""

import pytest

from doudi.checks.tekun.carer_unfit import carer_unfit
from tests.tables import Verdicts, judge

ROSTERS = """
    tekun_people
    month    id_no  name  area_code     mode
    2020-06  @A     张三  610304101201  {mode}
    2020-06  @T     王五  610304101202  集中

    deaths
    id_no  died_on
    @D     2020-06-30

    disabled_people
    id_no  category  grade
    @S     肢体      2
    @S3    肢体      3
    @U     智力      ?

    prisoners
    id_no  from_on     to_on
    @P     2020-06-30  .
    @O     2019-01-01  2020-06-30
    @Q     ?           .

    care_agreements
    tekun_id  carer_id  carer_name  signed_on  valid_until
"""


def carers(*agreements: str, mode: str = "分散") -> Verdicts:
    """Agreements of A as `carer  signed_on  valid_until`."""
    rows = "\n".join("    @A  {}  照料人  {}".format(*one.split("  ", 1)) for one in agreements)
    return judge(carer_unfit, ROSTERS.format(mode=mode).rstrip() + "\n" + rows)


def one(carer: str, until: str = "2020-12-31") -> Verdicts:
    return carers(f"{carer}  2020-01-01  {until}")


@pytest.mark.parametrize("carer", ["@D", "@T", "@S", "@P"])
def test_dead_or_on_tekun_or_severely_disabled_or_in_prison(carer: str) -> None:
    found = one(carer)
    assert found.broken == ["@A"]
    assert found.months("@A") == ["2020-06"]
    assert found.one("@A")["name"] == "张三"


def test_that_the_carer_is_on_tekun_himself_is_evidence() -> None:
    people = [row for row in one("@T").one("@A")["evidence"] if row["roster"] == "tekun_people"]
    assert [row["fields"][0]["value"] for row in people] == ["张三", "王五"]


@pytest.mark.parametrize("carer", ["@F", "@S3", "@O"])
def test_fit_carers(carer: str) -> None:
    found = one(carer)
    assert found.summary.broken == found.summary.undecided == 0
    assert found.kept == 1


@pytest.mark.parametrize("carer", [".", "@U", "@Q"])
def test_what_is_unknown_of_the_carer(carer: str) -> None:
    assert one(carer).undecided == ["@A"]


def test_of_no_valid_agreement_nothing_is_asked() -> None:
    assert one("@D", "2020-06-29").out_of_scope == 2
    assert one("@D", "2020-06-30").broken == ["@A"]
    assert carers("@D  .  2020-12-31").out_of_scope == 2
    assert carers("@D  2020-01-01  2020-12-31", mode="集中").out_of_scope == 2


def test_validity_unknown() -> None:
    assert one("@D", ".").undecided == ["@A"]
    assert "有效期至" in one("@D", ".").one("@A")["message"]
    assert one("@F", ".").kept == 1
    assert carers("@D  2020-01-01  2020-12-31", mode="?").undecided == ["@A"]


def test_the_one_signed_last_is_in_question() -> None:
    assert carers("@D  2020-01-01  2020-12-31", "@F  2020-02-01  2020-07-31").kept == 1
    assert carers("@F  2020-01-01  2020-12-31", "@D  2020-02-01  2020-07-31").broken == ["@A"]
    assert carers("@D  2020-01-01  2020-12-31", "@F  2020-02-01  2020-06-29").broken == ["@A"]  # the later has expired
    assert carers("@D  2020-01-01  2020-12-31", "@F  2020-02-01  .").kept == 1


def test_then_the_later_end_unknown_as_today_then_the_larger_id() -> None:
    assert carers("@D  2020-01-01  2020-07-01", "@F  2020-01-01  2020-07-02").kept == 1
    assert carers("@D  2020-01-01  2020-07-02", "@F  2020-01-01  2020-07-01").broken == ["@A"]
    assert carers("@D  2020-01-01  2020-07-01", "@F  2020-01-01  .").broken == ["@A"]
    assert carers("@D  2020-01-01  2020-07-01", "@F1981-01-01  2020-01-01  2020-07-01").kept == 1
    assert carers("@D  2020-01-01  2020-07-01", "@F1979-01-01  2020-01-01  2020-07-01").broken == ["@A"]


def test_an_unreadable_signature_leaves_open_which_one_counts() -> None:
    assert carers("@D  ?  2020-12-31").undecided == ["@A"]
    assert carers("@F  ?  2020-12-31").kept == 1
    assert carers("@D  2020-01-01  2020-12-31", "@F  ?  2020-12-31").undecided == ["@A"]
    assert carers("@F  2020-01-01  2020-12-31", "@D  ?  2020-12-31").undecided == ["@A"]
    assert carers("@D  2020-01-01  2020-12-31", "@T  ?  2020-12-31").broken == ["@A"]
