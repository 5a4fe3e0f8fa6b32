"""DB-12."""

from doudi.checks.dibao.relative_of_cadre_not_filed import relative_of_cadre_not_filed
from tests.tables import judge

ROLL = """
    dibao_families
    month    family_no  area_code
    2020-06  F1         610304101201

    dibao_members
    month    family_no  id_no  name  insured
    2020-06  F1         @A     张三  {insured}
    2020-06  F1         @B     张五  否
    2020-06  F1         @K     赵六  是
    2020-06  F1         @C     李四  是

    cadre_relatives
    cadre_id  relative_id  relation
    @X        @A           父母
    @X        @B           配偶

    cadres
    id_no  name
    @K     赵六

    relative_filings
    beneficiary_id  cadre_id  filed_on
    {filed}         @Y        .
"""


def roll(insured: str = "是", filed: str = "@Z") -> str:
    return ROLL.format(insured=insured, filed=filed)


def test_an_insured_relative_or_cadre_without_a_filing_is_wrong() -> None:
    found = judge(relative_of_cadre_not_filed, roll())
    assert found.broken == sorted(["@A", "@K"])
    assert found.out_of_scope == 1
    assert found.months("@A") == ["2020-06"]
    assert found.amount("@A") is None
    assert found.one("@A")["grade"] == "certain"


def test_any_filing_clears() -> None:
    found = judge(relative_of_cadre_not_filed, roll(filed="@A"))
    assert found.broken == ["@K"]
    assert found.kept == 1


def test_unknown_whether_insured_is_undecided_unless_filed() -> None:
    assert judge(relative_of_cadre_not_filed, roll(insured="?")).undecided == ["@A"]
    assert judge(relative_of_cadre_not_filed, roll(insured="?", filed="@A")).kept == 1


def test_without_the_roster_of_cadres_relatives_are_found_all_the_same() -> None:
    text = roll().replace("    cadres\n    id_no  name\n    @K     赵六\n\n", "")
    found = judge(relative_of_cadre_not_filed, text)
    assert found.broken == ["@A"]
    assert found.one("@A")["grade"] == "certain"
    assert found.summary.absent == ("cadres",)
