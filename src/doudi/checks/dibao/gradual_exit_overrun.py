"""DB-16."""

from doudi.checks.api import DIBAO, Case, Judged, check, families_of_month, judge, seen, stated


@check(
    code="DB-16",
    title=("渐退期满仍在保", "Gradual exit over, still on the roll"),
    basis=("baoji-2020-48", "mca-2022-83"),
    mandate="baoji-2020-109#2.1",
    subject="family",
    severity="medium",
    needs=DIBAO,
    says="{name}户（{subject}）渐退期截止{gradual_exit_until}，{months}仍在低保名册，月保障金额{total_amount}元。",
    clears="渐退期已依规延长，或期满复核后重新符合条件。",
    ask="渐退期满后是否复核？为什么没有按期停发？",
)
def gradual_exit_overrun(case: Case) -> Judged:
    """规则：收入超过标准的家庭可以给予渐退期，期满应当停发；仍符合条件的重新核定。
    疑点：名册登记的渐退期截止月份已过，核查月该户仍在册。
    不查：没有渐退期的家庭；截止月份就是核查月或在其后的。"""
    rows = case.fact(families_of_month)
    return judge(
        rows,
        subject=rows.family_no,
        applies=stated(rows, "gradual_exit_until"),
        broken=rows.gradual_exit_until < case.month,
        month=case.month,
        yuan=rows.total_amount,
        place=rows.area_code,
        name=rows.applicant_name,
        values={"dibao_families.gradual_exit_until": rows.gradual_exit_until},
        also={"dibao_families.total_amount": rows.total_amount},
        evidence=(seen("dibao_families", on="row_id", fields="applicant_name gradual_exit_until total_amount"),),
    )
