"""ZJ-03."""

from decimal import Decimal

from doudi.checks.payments.paid_other_than_approved import paid_other_than_approved
from tests.tables import Verdicts, judge

FAMILY = """
    dibao_families
    month    family_no  area_code     total_amount
    2020-05  F1         610304101201  {total}

    payments
    programme  month    id_no  family_no  area_code     amount  result  note
    {lines}
"""
TEKUN = """
    tekun_people
    month    id_no  area_code     base_amount  care_amount
    2020-05  @T     610304101201  {base}       {care}

    payments
    programme  month    id_no  area_code     amount  result
    {lines}
"""


def family(*lines: str, total: str = "790.00") -> Verdicts:
    rows = [f"农村低保  2020-05  @A  F1  610304101201  {line}" for line in lines]
    return judge(paid_other_than_approved, FAMILY.format(total=total, lines="\n".join(rows)))


def person(*lines: str, base: str = "500.00", care: str = "200.00") -> Verdicts:
    rows = [f"{line.split()[0]}  2020-05  @T  610304101201  {'  '.join(line.split()[1:])}" for line in lines]
    return judge(paid_other_than_approved, TEKUN.format(base=base, care=care, lines="\n".join(rows)))


def test_beyond_the_tolerance_by_a_cent() -> None:
    assert family("791.00  成功  .").kept == 1
    assert family("789.00  成功  .").kept == 1
    found = family("791.01  成功  .")
    assert (found.broken, found.months("F1"), found.amount("F1")) == (["F1"], ["2020-05"], Decimal("1.01"))
    assert family("788.99  成功  .").amount("F1") == Decimal("1.01")


def test_parts_of_all_paid_dibao_lines_are_added_exactly() -> None:
    found = family("2370.00  成功  二季度", "10.00  成功  补发1-7月", "5.00  退回  .")
    assert found.amount("F1") == Decimal("1.43")
    assert family("100.00  成功  1-3月", "790.00  成功  .").kept == 1


def test_nothing_paid_is_left_to_another_check() -> None:
    assert family("790.00  退回  .").out_of_scope == 1


def test_lines_of_unknown_result_are_taken_both_ways() -> None:
    found = family("700.00  成功  .", "5.00  .  .")
    assert (found.broken, found.amount("F1")) == (["F1"], Decimal("90.00"))
    assert family("790.00  成功  .", "0.50  .  .").kept == 1
    assert family("790.00  .  .").kept == 1
    assert family("700.00  .  .").undecided == ["F1"]
    assert family("700.00  成功  .", "90.00  .  .").undecided == ["F1"]
    assert family("790.00  成功  .", "90.00  .  .").undecided == ["F1"]
    missing = ["结果（资金发放明细，由县区财政局和代发银行掌握）"]
    assert family("700.00  .  .").one("F1")["missing"] == missing


def test_unknown_total_is_undecided() -> None:
    found = family("790.00  成功  .", total=".")
    assert found.one("F1")["missing"] == ["月保障金额（低保家庭名册，由县区民政局掌握）"]


def test_care_due_but_only_the_base_paid() -> None:
    other = "特困照料护理  2020-05  @Z  610304101201  200.00  成功"
    rows = f"特困基本生活  2020-05  @T  610304101201  500.00  成功\n{other}"
    found = judge(paid_other_than_approved, TEKUN.format(base="500.00", care="200.00", lines=rows))
    assert (found.broken, found.amount("@T")) == (["@T"], Decimal("200.00"))
    assert found.one("@T")["subject_kind"] == "person"


def test_a_programme_not_handed_in_is_a_gap() -> None:
    found = person("特困基本生活 500.00 成功")
    assert (found.kept, found.summary.not_covered) == (1, ("610304000000|特困照料护理|2020-05",))


def test_only_the_programmes_beyond_the_tolerance_count() -> None:
    found = person("特困基本生活 500.60 成功", "特困照料护理 190.00 成功")
    assert found.amount("@T") == Decimal("10.00")
    assert person("特困基本生活 500.60 成功", "特困照料护理 199.40 成功").kept == 1
    assert person("特困基本生活 500.00 成功", "特困照料护理 50.00 成功", care=".").amount("@T") == Decimal("50.00")


def test_unknown_amount_unless_another_programme_decides() -> None:
    lines = ("特困基本生活 500.00 成功", "特困照料护理 190.00 成功")
    assert person(*lines, base=".").amount("@T") == Decimal("10.00")
    assert person(*lines, base=".", care="190.00").undecided == ["@T"]
    assert person(*lines, care="?").undecided == ["@T"]


def test_a_person_at_an_unknown_place_may_lie_in_a_unit_that_handed_in_nothing() -> None:
    lines = "特困基本生活  2020-05  @T  610304101201  400.00  成功"
    placeless = TEKUN.replace("@T     610304101201", "@T     .           ")
    found = judge(paid_other_than_approved, placeless.format(base="468.00", care=".", lines=lines))
    assert found.one("@T")["missing"] == ["行政区划代码（特困人员名册，由县区民政局掌握）"]
