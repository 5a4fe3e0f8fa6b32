"""CX-02."""

from doudi.checks.api import Case, Judged, blank, check, judge, reviews, seen, stated, values_of


@check(
    code="CX-02",
    title=("未按规定民主评议", "No democratic review, or a late one"),
    basis=("mca-2012-220",),
    mandate="baoji-2020-109#3.2",
    subject="application",
    severity="medium",
    needs=("dibao_applications",),
    says="{name}的低保申请（{subject}）于{decided_on}审批，但没有民主评议，或没有在入户调查（{investigated_on}）后{allowed}个工作日以内评议。",
    reckons="{investigated_on}入户调查，{reviewed_on}民主评议，历时{spent}个工作日，规定{allowed}个",
    clears="已经评议而台账漏填、错填日期；受理时规定已不要求评议。",
    ask="是否召开过民主评议会？评议记录在哪里？",
)
def no_democratic_review(case: Case) -> Judged:
    """规则：入户调查以后，应当在规定的工作日以内组织民主评议，再公示、审批。
    疑点：已经审批的申请没有民主评议，或者从入户调查到评议的工作日超过规定。
    不查：还没有审批的；受理时没有规定评议期限的；没有入户调查日期而已经评议的（另有规则核查）。"""
    rows = reviews(case)
    late = stated(rows, "investigated_on") & (rows.spent > rows.allowed)
    return judge(
        rows,
        subject=rows.application_no,
        applies=stated(rows, "decided_on") & rows.ruled,
        broken=blank(rows, "reviewed_on") | late,
        at=rows.accepted_on,
        place=rows.area_code,
        name=rows.applicant_name,
        applicant=rows.applicant_id,
        values=values_of(rows, "dibao_applications.accepted_on dibao_applications.investigated_on")
        | values_of(rows, "dibao_applications.reviewed_on dibao_applications.decided_on calendar|工作日历"),
        also=values_of(rows, "spent|历时工作日 allowed|规定工作日"),
        evidence=[seen("dibao_applications", on="row_id", fields="accepted_on investigated_on reviewed_on decided_on")],
    )
