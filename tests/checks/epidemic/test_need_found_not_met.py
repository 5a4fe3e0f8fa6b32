"""YQ-04: needs found 30 days or more before the day."""

import pytest

from doudi.checks.epidemic.need_found_not_met import need_found_not_met
from tests.tables import Verdicts, judge

ROSTERS = """
    home_visits
    id_no  name  area_code     visited_on  need
    @A     张三  610304101201  {visited}   {need}

    households
    hukou_no  id_no  status
    H1        @A     正常
    H1        @B     正常
"""


def need(more: str = "", visited: str = "2020-05-20", need: str = "是") -> Verdicts:
    return judge(need_found_not_met, ROSTERS.format(visited=visited, need=need) + more)


def grant(who: str, applied: str, decided: str = ".") -> str:
    return f"""
    temporary_aid_grants
    grant_no  applicant_id  applied_on  decided_on
    G1        {who}         {applied}   {decided}
"""


def test_nothing_was_done() -> None:
    assert need().broken == ["@A"]


@pytest.mark.parametrize(("visited", "rows"), [("2020-05-31", 1), ("2020-06-01", 0)])
def test_after_thirty_days(visited: str, rows: int) -> None:
    assert len(need(visited=visited).broken) == rows


def test_need_false_or_unknown() -> None:
    assert need(need="否").out_of_scope == 1
    assert need(need="?").undecided == ["@A"]
    assert need(grant("@A", "2020-05-20"), need="?").kept == 1


def test_a_request_of_anyone_at_home_on_or_after_the_visit() -> None:
    assert need(grant("@B", "2020-05-20")).kept == 1
    assert need(grant("@B", "2020-05-19")).broken == ["@A"]
    assert need(grant("@B", "?", "2020-06-01")).kept == 1
    assert need(grant("@C", "2020-06-01")).broken == ["@A"]
    assert need(grant("@B", "?", "?")).undecided == ["@A"]


def test_an_application_counts_too() -> None:
    made = "\n    dibao_applications\n    application_no  applicant_id  accepted_on\n    S1  @B  2020-06-02\n"
    assert need(made).kept == 1


@pytest.mark.parametrize(("month", "kept"), [("2020-04", 0), ("2020-05", 1), ("2020-06", 1)])
def test_on_the_roll_from_the_month_of_the_visit(month: str, kept: int) -> None:
    assert need(f"\n    tekun_people\n    month  id_no\n    {month}  @A\n").kept == kept
    families = f"\n    dibao_families\n    month  family_no\n    {month}  F1\n"
    dibao = families + "\n    dibao_members\n    month  family_no  id_no\n"
    assert need(dibao + f"    {month}  F1  @A\n").kept == kept
    assert need(dibao + f"    {month}  F1  @B\n").kept == 0
