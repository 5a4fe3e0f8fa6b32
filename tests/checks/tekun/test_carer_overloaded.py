"""TK-05."""

from pathlib import Path

from doudi.checks.tekun.carer_overloaded import carer_overloaded
from doudi.policy.book import Book, read_book
from tests.tables import Verdicts, judge

ROLL = """
    tekun_people
    month    id_no          area_code
    2020-06  @A1930-01-01   610304101201
    2020-06  @B1931-01-01   610322101201
    2020-06  @D1932-01-01   610322101201
    2020-06  @E1933-01-01   610322101201
    2020-05  @G1934-01-01   610322101201

    care_agreements
    tekun_id  carer_id  carer_name  signed_on  valid_until
"""
WARDS = {"A": "@A1930-01-01", "B": "@B1931-01-01", "D": "@D1932-01-01", "E": "@E1933-01-01", "G": "@G1934-01-01"}


def carer(wards: str, *more: str, book: Book | None = None, extra: str = "") -> Verdicts:
    """A carer C of those wards, by valid agreements; `more`: further lines."""
    lines = [f"{WARDS[ward]}  @C  赵六  2020-01-01  2020-12-31" for ward in wards] + list(more)
    return judge(carer_overloaded, ROLL.rstrip() + "\n" + "\n".join(f"    {line}" for line in lines) + extra, book=book)


def test_four_people_are_one_too_many() -> None:
    found = carer("ABDE")
    assert (found.broken, found.months("@C")) == (["@C"], ["2020-06"])
    assert found.one("@C")["name"] == "赵六"
    assert found.one("@C")["area_code"] == "610304101201"
    assert carer("ABD").kept == 1


def test_people_count_once_and_only_while_on_tekun() -> None:
    assert carer("ABDD").kept == 1
    assert carer("ABDG").kept == 1
    assert carer("G").out_of_scope == 1


def test_only_valid_agreements_count() -> None:
    assert carer("ABD", f"{WARDS['E']}  @C  赵六  2020-01-01  2020-06-29").kept == 1
    assert carer("ABD", f"{WARDS['E']}  @C  赵六  2020-01-01  2020-06-30").broken == ["@C"]
    assert carer("ABD", f"{WARDS['E']}  @C  赵六  .  2020-12-31").kept == 1
    assert carer("", f"{WARDS['E']}  @C  赵六  2020-01-01  2020-06-29").out_of_scope == 1


def test_too_many_only_with_those_whose_validity_is_unknown() -> None:
    open_end = f"{WARDS['E']}  @C  赵六  2020-01-01  ."
    assert carer("ABD", open_end).undecided == ["@C"]
    assert "有效期至" in carer("ABD", open_end).one("@C")["message"]
    assert carer("AB", open_end).kept == 1
    assert carer("ABDE", open_end).broken == ["@C"]
    assert carer("", open_end).kept == 1
    assert carer("ABD", f"{WARDS['E']}  @C  赵六  ?  2020-12-31").undecided == ["@C"]


def test_an_agreement_without_a_carer_is_nobodys() -> None:
    assert carer("ABD", f"{WARDS['E']}  .  赵六  2020-01-01  2020-12-31").summary.rows == 1


def test_the_limit_is_that_of_the_place_of_the_smallest_id(tmp_path: Path) -> None:
    (tmp_path / "tekun").mkdir()
    (tmp_path / "tekun" / "max_per_carer.yaml").write_text(
        "unit: count\nvalues:\n  - {from: 2020-01-01, area: '610304', value: 2, source: doudi-default}\n"
        "  - {from: 2020-01-01, area: '610322', value: 1, source: doudi-default}\n"
    )
    book = read_book(tmp_path)
    assert carer("AB", book=book).kept == 1
    assert carer("BD", book=book).broken == ["@C"]
    assert carer("ABD", book=book).broken == ["@C"]


def test_his_exemption_excuses_him() -> None:
    paper = """

    exemptions
    check  id_no  reason      approved_by  approved_on
    TK-05  @C     养老院职工  李四         2020-06-01
    """
    assert carer("ABDE", extra=paper).summary.excused == 1
