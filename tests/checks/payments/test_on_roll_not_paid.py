"""ZJ-02."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from doudi.checks.payments.on_roll_not_paid import on_roll_not_paid
from doudi.policy.book import read_book
from tests.tables import Verdicts, judge

FAMILY = """
    dibao_families
    month    family_no  area_code     kind    total_amount  applicant_name
    {month}  F1         {place}       {kind}  {total}       张三

    dibao_members
    month    family_no  id_no
    {month}  F1         @A

    payments
    programme  month    id_no  family_no  area_code     amount  result  note
    农村低保   2020-06  @Z     F9         610304101202  100.00  成功    4—6月
    {line}
"""
TEKUN = """
    tekun_people
    month    id_no  area_code     base_amount  care_amount
    2020-05  @T     610304101201  {base}       {care}

    payments
    programme  month    id_no  family_no  area_code     amount  result
    {line}
"""
OTHER = "农村低保   2020-05  @Z     F9         610304101202  100.00  成功    ."


def family(line: str = OTHER, *, month: str = "2020-05", kind: str = "农村", total: str = "790.00",
           place: str = "610304101201", as_of: date = date(2020, 6, 30),
           policy: Path | None = None) -> Verdicts:  # fmt: skip
    text = FAMILY.format(line=line, month=month, kind=kind, total=total, place=place)
    return judge(on_roll_not_paid, text, as_of=as_of, book=read_book(policy))


def person(line: str, base: str = "513.50", care: str = "200.00") -> Verdicts:
    return judge(on_roll_not_paid, TEKUN.format(line=line, base=base, care=care))


def test_a_family_for_whom_no_line_was_paid() -> None:
    found = family("农村低保  2020-05  @A  F1  610304101201  790.00  退回  .")
    assert found.broken == ["F1"]
    assert (found.months("F1"), found.amount("F1")) == (["2020-05"], Decimal("790.00"))
    assert found.one("F1")["subject_kind"] == "family"
    assert found.one("F1")["message"].startswith("张三2020-05在册，应发790.00元")


@pytest.mark.parametrize(
    "line",
    [
        "农村低保  2020-05  @A  F1  610304101201  790.00  成功  .",
        "城市低保  2020-05  @X  F1  610322101201  1.00  成功  .",
        "农村低保  2020-06  @A  .  610304101201  790.00  成功  补发5月",
        "农村低保  2020-04  @A  .  610304101201  790.00  成功  二季度",
    ],
)
def test_any_paid_line_of_either_dibao_with_the_family_as_payee(line: str) -> None:
    assert family(line).kept == 1


@pytest.mark.parametrize(
    "line",
    [
        "农村低保  2020-05  @A  F1  610304101201  790.00  .  .",
        "农村低保  2020-05  @A  ?  610304101201  790.00  成功  .",
    ],
)
def test_a_line_that_may_be_it(line: str) -> None:
    found = family(line)
    assert (found.undecided, found.amount("F1")) == (["F1"], None)
    assert found.one("F1")["missing"] == ["结果（资金发放明细，由县区财政局和代发银行掌握）"]


def test_the_due_day_must_have_passed() -> None:
    assert family(month="2020-06", as_of=date(2020, 6, 10)).out_of_scope == 1
    assert family(month="2020-06", as_of=date(2020, 6, 11)).broken == ["F1"]


def test_paid_by_the_quarter_is_due_in_its_first_month(tmp_path: Path) -> None:
    folder = tmp_path / "payments"
    folder.mkdir()
    entry = "from: 2020-01-01, area: '610304', kind: 农村, value: 按季, source: doudi-default, verified: false"
    (folder / "cycle.yaml").write_text(f"title: 发放周期\nunit: code\nvalues:\n  - {{{entry}}}\n", encoding="utf-8")
    on_the_day, after = date(2020, 6, 10), date(2020, 6, 30)
    assert family(month="2020-06", as_of=on_the_day, policy=tmp_path).broken == ["F1"]
    assert family(month="2020-06", as_of=after, policy=tmp_path).broken == ["F1"]
    assert family(month="2020-06", as_of=on_the_day, kind="城市", policy=tmp_path).out_of_scope == 1


def test_a_programme_that_was_not_handed_in_is_a_gap() -> None:
    found = family(kind="城市")
    assert (found.out_of_scope, found.summary.not_covered) == (1, ("610304000000|城市低保|2020-05",))
    assert family(place="610322101201").summary.not_covered == ("610322000000|农村低保|2020-05",)
    assert family(month="2020-03").summary.not_covered == ("610304000000|农村低保|2020-03",)


def test_what_is_not_known_of_the_family() -> None:
    assert family(total="0.00").out_of_scope == 1
    assert family(total=".").one("F1")["missing"] == ["月保障金额（低保家庭名册，由县区民政局掌握）"]
    assert family(kind=".").one("F1")["missing"] == ["城乡类别（低保家庭名册，由县区民政局掌握）"]
    assert family("农村低保  2020-05  @A  F1  .  790.00  成功  .", total=".", kind=".").kept == 1


BASE = "特困基本生活  2020-05  {who}  {family}  610304101201  513.50  {result}"


def test_a_person_on_tekun_is_paid_by_either_programme() -> None:
    assert person(BASE.format(who="@T", family=".", result="成功")).kept == 1
    found = person(BASE.format(who="@T", family=".", result="退回"))
    assert (found.broken, found.amount("@T")) == (["@T"], Decimal("713.50"))
    assert found.one("@T")["subject_kind"] == "person"


def test_a_line_of_a_family_is_none_of_the_person() -> None:
    assert person(BASE.format(who="@T", family="F1", result="成功")).broken == ["@T"]


def test_one_tekun_programme_handed_in_is_enough() -> None:
    assert person("特困照料护理  2020-05  @Z  .  610304101201  9.00  成功").broken == ["@T"]
    found = person("农村低保  2020-05  @Z  .  610304101201  9.00  成功")
    assert found.summary.not_covered == (
        "610304000000|特困基本生活|2020-05", "610304000000|特困照料护理|2020-05",
    )  # fmt: skip


def test_what_is_not_known_of_the_person() -> None:
    other = BASE.format(who="@Z", family=".", result="成功")
    assert person(other, base=".", care=".").undecided == ["@T"]
    assert person(other, base="0", care=".").out_of_scope == 1
    assert person(other, base="0", care="?").undecided == ["@T"]
    found = person(other, base=".", care="200.00")
    assert (found.broken, found.amount("@T")) == (["@T"], Decimal("200.00"))
