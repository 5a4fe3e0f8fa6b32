"""CX-03."""

from doudi.checks.api import Case, Judged, blank, check, judge, notices, seen, stated, values_of


@check(
    code="CX-03",
    title=("公示缺失或时间不足", "No public notice, or too short"),
    basis=("mca-2012-220", "mca-2021-57"),
    mandate="baoji-2020-109#3.2",
    subject="application",
    severity="medium",
    needs=("dibao_applications",),
    says="{name}的低保申请（{subject}）于{decided_on}批准，公示自{notice_from}至{notice_to}，没有公示满{needed}天。",
    reckons="公示自{notice_from}至{notice_to}，共{days}天（首尾都算），规定{needed}天",
    clears="已经公示满规定天数而台账漏填、错填日期。",
    ask="在哪里公示？公示从哪天到哪天，有无照片或记录？",
)
def notice_too_short(case: Case) -> Judged:
    """规则：拟批准的低保申请应当公示，公示不得少于规定天数。
    疑点：已经批准的申请没有公示开始或结束日期，或者公示天数（首尾都算）少于规定。
    不查：没有批准的；还没有审批的。"""
    rows = notices(case)
    return judge(
        rows,
        subject=rows.application_no,
        applies=stated(rows, "decided_on") & (rows.outcome == "批准"),
        broken=blank(rows, "notice_from") | blank(rows, "notice_to") | (rows.days < rows.allowed),
        at=rows.notice_from,
        place=rows.area_code,
        name=rows.applicant_name,
        applicant=rows.applicant_id,
        values=values_of(rows, "dibao_applications.decided_on")
        | values_of(rows, "dibao_applications.notice_from dibao_applications.notice_to")
        | {"dibao_applications.decision": rows.outcome, "dibao.notice_days": rows.asked_law},
        also=values_of(rows, "days|公示天数 needed|规定天数"),
        evidence=[seen("dibao_applications", on="row_id", fields="notice_from notice_to decided_on decision")],
    )
