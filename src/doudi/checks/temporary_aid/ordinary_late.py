"""LS-05."""

from doudi.checks.api import Case, Judged, aid_grants, check, judge, seen, values_of, with_working_time


@check(
    code="LS-05",
    title=("支出型救助审批超期", "Ordinary temporary aid decided late"),
    basis=("baoji-2020-8",),
    mandate="baoji-2020-109#2.3",
    subject="grant",
    severity="medium",
    needs=("temporary_aid_grants",),
    says="{name}的支出型救助（{subject}）于{applied_on}申请，{decided_on}才审批，历时{spent}个工作日（规定{allowed}个）。",
    reckons="{applied_on}申请，{decided_on}审批，历时{spent}个工作日，规定{allowed}个",
    clears="申请日期或审批日期登记有误；因申请人补充材料依规中止计时；属于急难型救助。",
    ask="受理、调查、公示、审批各用了多少天？卡在哪个环节？",
)
def ordinary_late(case: Case) -> Judged:
    """规则：支出型临时救助按一般程序办理，应当在规定的工作日以内审批。
    疑点：支出型救助从申请到审批的工作日超过规定。
    不查：急难型救助；正好在规定的最后一个工作日审批的；审批以后的发放。"""
    rows = case.fact(aid_grants)
    rows = with_working_time(rows, case, "applied_on", "decided_on", "temporary_aid.ordinary_working_days")
    return judge(
        rows,
        subject=rows.grant_no,
        applies=rows.kind == "支出型",
        broken=rows.spent > rows.allowed,
        at=rows.applied_on,
        place=rows.area_code,
        name=rows.applicant_name,
        applicant=rows.applicant_id,
        values=values_of(rows, "temporary_aid_grants.kind temporary_aid_grants.applied_on calendar|工作日历")
        | values_of(rows, "temporary_aid_grants.decided_on")
        | {"temporary_aid.ordinary_working_days": rows.asked_law},
        also=values_of(rows, "spent|历时工作日 allowed|规定工作日"),
        evidence=[seen("temporary_aid_grants", on="row_id", fields="kind applied_on decided_on")],
    )
