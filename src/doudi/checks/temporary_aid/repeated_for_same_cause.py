"""LS-08."""

from doudi.checks.api import Case, Judged, check, judge, repeated_grants, seen, values_of


@check(
    code="LS-08",
    title=("同一事由重复救助", "Repeated for the same cause"),
    basis=("baoji-2020-8",),
    mandate="baoji-2020-109#2.3",
    subject="person",
    severity="medium",
    grade="to_verify",
    needs=("temporary_aid_grants",),
    says="{name}在{lookback_months}个月内以“{cause}”为由获得{times}次临时救助（规定{max_per_cause}次），超出次数的共{amount}元。",
    reckons="{grant_no}（{given_on}，{cause}）",
    clears="事由笼统而困难实际不同；病情、灾情有新的发展，经集体研究再次救助；台账重复登记。",
    ask="几次救助是否为同一困难？再次救助时是否重新调查、集体研究？",
)
def repeated_for_same_cause(case: Case) -> Judged:
    """规则：无正当理由，同一家庭或个人不得以同一事由重复申请临时救助。
    疑点：回看期内，同一人以同一事由获得救助的次数超过规定。
    不查：事由写法不同的；早于回看期的；家庭其他成员获得的。"""
    rows = case.fact(repeated_grants)
    return judge(
        rows,
        subject=rows.applicant_id,
        applies=rows.recent,
        broken=rows.repeated,
        at=rows.given_on,
        yuan=rows.beyond,
        place=rows.area_code,
        name=rows.applicant_name,
        values={"temporary_aid_grants.cause": rows.cause, "temporary_aid_grants.decided_on": rows.given_on,
                "temporary_aid.lookback_months": rows.lookback_months,
                "temporary_aid.max_per_cause": rows.max_per_cause},
        also=values_of(rows, "temporary_aid_grants.grant_no given_on|审批日期 times|次数"),
        evidence=[seen("temporary_aid_grants", on="row_id", fields="cause amount applied_on decided_on")],
    )  # fmt: skip
