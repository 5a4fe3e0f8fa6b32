"""LS-03."""

from doudi.checks.api import Case, Judged, aid_grants, check, judge, law_for, seen, values_of


@check(
    code="LS-03",
    title=("镇（街）超限额审批", "Decided by the town above its limit"),
    basis=("baoji-2020-109#2.3",),
    mandate="baoji-2020-109#2.3",
    subject="grant",
    severity="medium",
    needs=("temporary_aid_grants",),
    says="{name}的{kind}临时救助（{subject}）{amount}元于{decided_on}由{approved_by}审批，超过单次限额{town_limit}元。",
    reckons="{decided_on}由{approved_by}审批，{kind}，限额{town_limit}元，本笔",
    clears="实际由县区审批而台账登记有误；属于急难型救助；金额录入有误。",
    ask="超过限额的救助为什么没有报县区审批？",
)
def town_over_limit(case: Case) -> Judged:
    """规则：委托镇（街）审批的临时救助有单次限额，超过限额的报县区审批。
    疑点：审批主体是镇（街），不是急难型，金额超过审批当日的限额，不论哪一年审批。
    不查：急难型救助；审批当日没有规定限额的；正好等于限额的。"""
    rows = case.fact(aid_grants)
    return judge(
        rows,
        subject=rows.grant_no,
        applies=rows.limited & (rows.approved_by == "镇街") & (rows.kind != "急难型"),
        broken=rows.amount > rows.town_limit,
        at=rows.decided_on,
        yuan=rows.amount,
        place=rows.area_code,
        name=rows.applicant_name,
        applicant=rows.applicant_id,
        values=values_of(rows, "temporary_aid_grants.decided_on temporary_aid_grants.approved_by")
        | values_of(rows, "temporary_aid_grants.kind temporary_aid_grants.amount")
        | {"temporary_aid.town_limit": law_for(rows.town_limit, rows.decided_on)},
        evidence=[seen("temporary_aid_grants", on="row_id", fields="kind amount approved_by decided_on")],
    )
