"""CX-04."""

from doudi.checks.api import Case, Judged, applications, check, judge, seen, stated, values_of, with_working_time


@check(
    code="CX-04",
    title=("公示后审批超期", "Decided late after the notice"),
    basis=("mca-2012-220", "mca-2021-57"),
    mandate="baoji-2020-109#3.2",
    subject="application",
    severity="low",
    needs=("dibao_applications",),
    says="{name}的低保申请（{subject}）公示于{notice_to}结束，到{until}审批已用{spent}个工作日（规定{allowed}个）。",
    reckons="{notice_to}公示结束，到{until}（审批日，没有审批的为核查日），历时{spent}个工作日，规定{allowed}个",
    clears="已按时审批而台账漏填、错填日期；公示期间有异议，依规重新调查。",
    ask="公示结束以后卡在哪个环节？哪天作出决定？",
)
def decided_late(case: Case) -> Judged:
    """规则：公示结束以后，应当在规定的工作日以内作出审批决定。
    疑点：从公示结束到审批（没有审批的算到核查日）的工作日超过规定。
    不查：没有公示结束日期的（另有规则核查）；正好在规定的最后一个工作日审批的。"""
    rows = applications(case)
    rows = with_working_time(rows, case, "notice_to", "decided_on", "dibao.decide_days")
    return judge(
        rows,
        subject=rows.application_no,
        applies=stated(rows, "notice_to"),
        broken=rows.spent > rows.allowed,
        at=rows.notice_to,
        place=rows.area_code,
        name=rows.applicant_name,
        applicant=rows.applicant_id,
        values=values_of(rows, "dibao_applications.notice_to calendar|工作日历")
        | {"dibao_applications.decided_on": rows.until, "dibao.decide_days": rows.asked_law},
        also=values_of(rows, "until|截止日 spent|历时工作日 allowed|规定工作日"),
        evidence=[seen("dibao_applications", on="row_id", fields="notice_to decided_on decision")],
    )
