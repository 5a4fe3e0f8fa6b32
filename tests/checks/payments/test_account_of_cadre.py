"""ZJ-08."""

from decimal import Decimal

from doudi.checks.payments.account_of_cadre import account_of_cadre
from tests.tables import Verdicts, judge

KNOWN = """
    cadres
    id_no  name    area_code  account_no
    @K     王主任  {area}     {account}

    dibao_families
    month    family_no  area_code     applicant_name  applicant_id
    2020-01  F1         610304101201  王主任          @K
    2020-01  F2         610304101201  王主任          @W

    households
    hukou_no  id_no  name    status
    H1        @K     王主任  正常
    H1        @S     李丁    正常

    payments
    programme  month    id_no  name  family_no  area_code  account_no  account_name  amount  result
    农村低保   2020-05  {who}  冯辛  {family}   {place}    6200001     {holder}      90.00   {result}
"""


def paid(who: str = "@X", family: str = "F9", holder: str = "冯辛", *, account: str = "6200001", result: str = "成功",
         place: str = "610304101201", area: str = "610304101201") -> Verdicts:  # fmt: skip
    given = {"who": who, "family": family, "holder": holder, "account": account, "result": result}
    return judge(account_of_cadre, KNOWN.format(**given, place=place, area=area))


def test_money_of_others_into_the_account_of_a_cadre() -> None:
    found = paid()
    assert (found.broken, found.months("6200001"), found.amount("6200001")) == (
        ["6200001"],
        ["2020-05"],
        Decimal("90.00"),
    )
    assert found.one("6200001")["grade"] == "certain"
    assert {row["roster"] for row in found.one("6200001")["evidence"]} == {"payments", "cadres"}


def test_his_own_money_and_that_of_his_family_or_hukou() -> None:
    assert paid("@K", "F9").kept == 1
    assert paid("@X", "F1").kept == 1
    assert paid("@S", ".").kept == 1
    assert paid("@S", "F9").broken == ["6200001"]


def test_a_cadre_of_that_name_at_that_place() -> None:
    found = paid(holder="王主任", account=".")
    assert found.one("6200001")["grade"] == "to_verify"
    assert paid(holder="王主任", account=".", area="610304101202").kept == 1
    assert paid(holder="王主人", account=".").kept == 1


def test_namesakes_in_the_family_or_hukou_are_no_hit() -> None:
    assert paid("@X", "F2", "王主任", account=".").kept == 1
    assert paid("@X", "F1", "王主任", account=".").kept == 1
    assert paid("@S", ".", "王主任", account=".").kept == 1


def test_the_account_decides_even_in_the_name_of_a_namesake() -> None:
    assert paid("@X", "F2", "王主任").broken == ["6200001"]


def test_what_is_not_known() -> None:
    assert paid(result=".").undecided == ["6200001"]
    assert paid(holder=".", account=".").undecided == ["6200001"]
    assert paid(holder=".", account=".", area="610304101202").kept == 1
    assert paid(holder="王主任", account=".", place=".").undecided == ["6200001"]
    assert paid(holder="王主任", account=".", area=".").undecided == ["6200001"]
    assert paid(holder=".", account=".", place=".").undecided == ["6200001"]
    assert paid(family="?").undecided == ["6200001"]
    assert paid(holder=".").broken == ["6200001"]


def test_neither_name_nor_place_though_one_of_the_cadres_is_his_own() -> None:
    text = KNOWN.format(who="@K", family=".", holder=".", account=".", result="成功", place=".", area="610304101201")
    post = "    @K     王主任  610304101201     .\n"
    assert judge(account_of_cadre, text).kept == 1
    assert judge(account_of_cadre, text.replace(post, post + post.replace("@K", "@Z"))).kept == 1  # a namesake
    other = post + post.replace("@K", "@Z").replace("王主任", "李主任")
    assert judge(account_of_cadre, text.replace(post, other)).undecided == ["6200001"]


def test_money_that_came_back_is_not_looked_at() -> None:
    assert paid(result="退回").out_of_scope == 1


def test_a_place_of_the_cadre_that_is_not_known_is_asked_for() -> None:
    found = paid(holder="王主任", account=".", area=".")
    assert found.undecided == ["6200001"]
    assert found.one("6200001")["missing"] == ["行政区划代码（村（社区）干部和经办人员，由镇（街）和组织部门掌握）"]
