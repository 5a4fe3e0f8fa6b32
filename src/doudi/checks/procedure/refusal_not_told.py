"""CX-05."""

from doudi.checks.api import Case, Judged, check, judge, refusals, seen, values_of


@check(
    code="CX-05",
    title=("不予批准未按时告知", "Refusal not told in time"),
    basis=("mca-2012-220", "mca-2021-57"),
    mandate="baoji-2020-109#3.2",
    subject="application",
    severity="medium",
    needs=("dibao_applications",),
    says="{name}的低保申请（{subject}）于{decided_on}决定不予批准，到{until}告知已过{spent}天（规定{allowed}天，按当时的规定计日）。",
    reckons="{decided_on}决定，到{until}（告知日，没有告知的为核查日），历时{spent}天，规定{allowed}天（按当时的规定计日）",
    clears="已按时书面告知而台账漏填、错填日期。",
    ask="是否书面告知申请人并说明理由？告知书何时送达？",
)
def refusal_not_told(case: Case) -> Judged:
    """规则：决定不予批准的，应当在规定时间以内书面告知申请人并说明理由。
    疑点：从决定不予批准到告知（没有告知的算到核查日）超过规定；2021年7月1日起按工作日，以前按天。
    不查：批准的；正好在规定的最后一天告知的。"""
    rows = case.fact(refusals)
    return judge(
        rows,
        subject=rows.application_no,
        applies=rows.outcome == "不予批准",
        broken=rows.spent > rows.allowed,
        at=rows.decided_on,
        place=rows.area_code,
        name=rows.applicant_name,
        applicant=rows.applicant_id,
        values=values_of(rows, "dibao_applications.decided_on calendar|工作日历")
        | {
            "dibao_applications.informed_on": rows.until,
            "dibao_applications.decision": rows.outcome,
            "dibao.inform_days": rows.asked_law,
        },
        also=values_of(rows, "until|截止日 spent|历时天数 allowed|规定天数"),
        evidence=[seen("dibao_applications", on="row_id", fields="decided_on decision informed_on")],
    )
