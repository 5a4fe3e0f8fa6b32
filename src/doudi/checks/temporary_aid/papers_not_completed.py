"""LS-06."""

from doudi.checks.api import Case, Judged, aid_grants, check, judge, seen, stated, values_of, with_working_time


@check(
    code="LS-06",
    title=("急难型救助未按时补齐手续", "Papers of emergency aid not completed in time"),
    basis=("mca-2018-23", "baoji-2020-8"),
    mandate="baoji-2020-109#2.3",
    subject="grant",
    severity="low",
    needs=("temporary_aid_grants",),
    says="{name}的急难型救助（{subject}）于{paid_on}先行发放，到{until}已{spent}个工作日（规定{allowed}个工作日以内补齐手续）。",
    reckons="{paid_on}发放，到{until}（补齐日，没有补齐的为核查日），历时{spent}个工作日，规定{allowed}个",
    clears="手续已经补齐而台账漏填日期；属于支出型救助。",
    ask="手续缺哪些？什么时候补齐？",
)
def papers_not_completed(case: Case) -> Judged:
    """规则：急难型救助先行发放的，应当在规定的工作日以内补齐审核审批手续。
    疑点：急难型救助发放以后，到补齐手续（没有补齐的算到核查日）的工作日超过规定。
    不查：还没有发放的；支出型救助；正好在规定的最后一个工作日补齐的。"""
    rows = case.fact(aid_grants)
    rows = with_working_time(rows, case, "paid_on", "papers_completed_on", "temporary_aid.papers_working_days")
    return judge(
        rows,
        subject=rows.grant_no,
        applies=(rows.kind == "急难型") & stated(rows, "paid_on"),
        broken=rows.spent > rows.allowed,
        at=rows.paid_on,
        place=rows.area_code,
        name=rows.applicant_name,
        applicant=rows.applicant_id,
        values=values_of(rows, "temporary_aid_grants.kind temporary_aid_grants.paid_on calendar|工作日历")
        | {"temporary_aid_grants.papers_completed_on": rows.until}  # blank: not yet, so nothing is missing
        | {"temporary_aid.papers_working_days": rows.asked_law},
        also=values_of(rows, "until|截止日 spent|历时工作日 allowed|规定工作日"),
        evidence=[seen("temporary_aid_grants", on="row_id", fields="kind paid_on papers_completed_on")],
    )
