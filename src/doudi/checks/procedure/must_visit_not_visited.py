"""CX-07."""

from doudi.checks.api import Case, Judged, applications, check, judge, seen, stated, values_of


@check(
    code="CX-07",
    title=("必查未查：近亲属、有举报的申请", "Must be visited, was not: relatives and reports"),
    basis=("mca-2012-220#14", "mca-2021-57"),
    mandate="baoji-2020-109#3.2",
    subject="application",
    severity="medium",
    needs=("dibao_applications",),
    says="{name}的低保申请（{subject}）于{decided_on}审批，是近亲属：{near_relative}，有举报：{reported}，县级没有入户抽查。",
    reckons="{decided_on}审批，近亲属：{near_relative}，举报：{reported}，县级入户：{county_visited}",
    clears="县级已经入户而台账漏填；不是经办人员、村干部的近亲属，也没有举报。",
    ask="为什么没有入户？现在补查的结果如何？",
)
def must_visit_not_visited(case: Case) -> Judged:
    """规则：经办人员、村（社区）干部近亲属的申请和有举报的申请，县级应当全部入户调查。
    疑点：已经审批的申请，申请人是近亲属或者有举报，县级没有入户。
    不查：还没有审批的；其他申请（按比例抽查，另有规则核查）。"""
    rows = applications(case)
    return judge(
        rows,
        subject=rows.application_no,
        applies=stated(rows, "decided_on") & (rows.near_relative | rows.reported),
        broken=~rows.county_visited,
        at=rows.accepted_on,
        place=rows.area_code,
        name=rows.applicant_name,
        applicant=rows.applicant_id,
        values=values_of(rows, "dibao_applications.decided_on dibao_applications.near_relative")
        | values_of(rows, "dibao_applications.reported dibao_applications.county_visited"),
        evidence=[seen("dibao_applications", on="row_id", fields="decided_on near_relative reported county_visited")],
    )
