"""CX-06."""

from doudi.checks.api import Case, Judged, check, judge, monthly_decisions, seen, values_of


@check(
    code="CX-06",
    title=("县级入户抽查比例不足", "County visited too few applicants"),
    basis=("mca-2012-220",),
    mandate="baoji-2020-109#3.2",
    subject="county",
    severity="medium",
    needs=("dibao_applications",),
    says="{name}{months}审批的{n_all}件低保申请，县级只入户抽查{n_visited}件，低于规定比例（{county_visit_share}）。",
    reckons="{application_no}：县级入户抽查{county_visited}",
    clears="已经入户抽查而台账漏填。",
    ask="该月县级入户抽查了哪些申请？抽查记录在哪里？",
)
def county_visits_too_few(case: Case) -> Judged:
    """规则：县级应当按不低于规定的比例入户抽查当月审批的低保申请。
    疑点：一个单位一个月审批的申请，不论结果，县级入户抽查的件数占全部件数低于规定比例。
    不查：审批日期空白或无法识别的申请，算不到哪一个月。"""
    rows = monthly_decisions(case)
    return judge(
        rows,
        subject=rows.subject,
        applies=True,
        broken=rows.short,
        month=rows.month,
        place=rows.place,
        name=rows.unit_name,
        values=values_of(rows, "dibao_applications.county_visited dibao.county_visit_share"),
        also=values_of(rows, "n_all|审批件数 n_visited|抽查件数 dibao_applications.application_no"),
        evidence=[seen("dibao_applications", on="row_id", fields="decided_on decision county_visited")],
    )
