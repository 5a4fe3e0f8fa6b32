"""CX-01."""

from doudi.checks.api import Case, Judged, applications, check, judge, seen, values_of, with_working_time


@check(
    code="CX-01",
    title=("入户调查超期", "Investigated late"),
    basis=("mca-2012-220", "mca-2021-57"),
    mandate="baoji-2020-109#3.2",
    subject="application",
    severity="low",
    needs=("dibao_applications",),
    says="{name}的低保申请（{subject}）于{accepted_on}受理，到{until}入户调查已用{spent}个工作日（规定{allowed}个）。",
    reckons="{accepted_on}受理，到{until}（调查日，没有调查的为核查日），历时{spent}个工作日，规定{allowed}个",
    clears="已按时入户而台账漏填、错填日期；申请人撤回申请；因疫情防控等原因依规延期。",
    ask="哪天入户调查？为什么没有在规定的工作日以内进行？",
)
def investigated_late(case: Case) -> Judged:
    """规则：受理低保申请以后，应当在规定的工作日以内入户调查。
    疑点：从受理到入户调查（没有调查的算到核查日）的工作日超过规定，即使早已作出决定。
    不查：正好在规定的最后一个工作日调查的。"""
    rows = applications(case)
    rows = with_working_time(rows, case, "accepted_on", "investigated_on", "dibao.investigate_days")
    return judge(
        rows,
        subject=rows.application_no,
        applies=True,
        broken=rows.spent > rows.allowed,
        at=rows.accepted_on,
        place=rows.area_code,
        name=rows.applicant_name,
        applicant=rows.applicant_id,
        values=values_of(rows, "dibao_applications.accepted_on calendar|工作日历")
        | {"dibao_applications.investigated_on": rows.until, "dibao.investigate_days": rows.asked_law},
        also=values_of(rows, "until|截止日 spent|历时工作日 allowed|规定工作日"),
        evidence=[seen("dibao_applications", on="row_id", fields="accepted_on investigated_on")],
    )
