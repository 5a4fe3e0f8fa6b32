"""YQ-01."""

from doudi.checks.epidemic.patient_family_not_visited import patient_family_not_visited
from tests.tables import Verdicts, judge

ROSTERS = """
    epidemic_cases
    id_no  name  area_code     confirmed_on
    @A     张三  610304101201  {confirmed}

    households
    hukou_no  id_no  status
    {hukou}   @A     正常
    H1        @B     迁出

    home_visits
    id_no  visited_on
    {who}  {visited}
"""


def patient(who: str, visited: str, confirmed: str = "2020-02-10", hukou: str = "H1") -> Verdicts:
    return judge(patient_family_not_visited, ROSTERS.format(who=who, visited=visited, confirmed=confirmed, hukou=hukou))


def test_nobody_of_the_hukou_was_visited_since() -> None:
    found = patient("@B", "2020-02-09")
    assert found.broken == ["@A"]
    assert found.months("@A") == []
    assert patient("@C", "2020-03-01").broken == ["@A"]


def test_a_visit_on_the_day_to_anyone_whatever_his_status() -> None:
    assert patient("@B", "2020-02-10").kept == 1
    assert patient("@A", "2020-06-30").kept == 1


def test_visits_after_the_day_do_not_count() -> None:
    assert patient("@B", "2020-07-01").broken == ["@A"]


def test_not_in_the_register_only_a_visit_to_himself_clears() -> None:
    text = ROSTERS.format(who="@B", visited="2020-03-01", confirmed="2020-02-10", hukou="H1")
    stranger = text.replace("H1   @A     正常", "H1   @Z     正常").replace("H1        @A", "H1        @Z")
    assert judge(patient_family_not_visited, stranger).undecided == ["@A"]
    assert judge(patient_family_not_visited, stranger.replace("@B  2020-03", "@A  2020-03")).kept == 1


def test_confirmed_on_unknown_is_undecided() -> None:
    assert patient("@B", "2020-03-01", confirmed="?").undecided == ["@A"]
    assert patient("@C", "2020-03-01", confirmed="?").undecided == ["@A"]
