"""LS-04."""

from doudi.checks.api import Case, Judged, aid_grants, blank_as, check, days_between, judge, law_for, seen, values_of


@check(
    code="LS-04",
    title=("急难型救助发放超期", "Emergency aid paid late"),
    basis=("mca-2018-23", "baoji-2020-8"),
    mandate="baoji-2020-109#2.3",
    subject="grant",
    severity="high",
    needs=("temporary_aid_grants",),
    says="{name}的急难型救助（{subject}）于{applied_on}申请，到{until}已{days}天（规定{allowed}天以内发放）。",
    reckons="{applied_on}申请，到{until}（发放日，没有发放的为核查日），历时{days}天，规定{allowed}天",
    clears="已按时发放而台账漏填、错填日期；属于支出型救助。",
    ask="救助金哪天到申请人手中？为什么没有在规定天数内发放？",
)
def emergency_late(case: Case) -> Judged:
    """规则：急难型临时救助应当简化程序、先行救助，在规定天数以内发放。
    疑点：急难型救助从申请到发放（没有发放的算到核查日）的天数超过规定。
    不查：支出型救助；正好在规定天数的最后一天发放的。"""
    rows = case.fact(aid_grants)
    until = blank_as(rows, "paid_on", case.day)
    days = days_between(rows.applied_on, until)
    limit = case.value("temporary_aid.emergency_days", on=rows.applied_on, place=rows.area_code)
    return judge(
        rows,
        subject=rows.grant_no,
        applies=rows.kind == "急难型",
        broken=days > limit,
        at=rows.applied_on,
        place=rows.area_code,
        name=rows.applicant_name,
        applicant=rows.applicant_id,
        values=values_of(rows, "temporary_aid_grants.kind temporary_aid_grants.applied_on")
        | {"temporary_aid_grants.paid_on": until, "temporary_aid.emergency_days": law_for(limit, rows.applied_on)},
        also={"until|截止日": until, "days|历时天数": days, "allowed|规定天数": limit},
        evidence=[seen("temporary_aid_grants", on="row_id", fields="kind applied_on decided_on paid_on")],
    )
