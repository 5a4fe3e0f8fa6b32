"""LB-05."""

from doudi.checks.api import DIBAO, Case, Judged, check, dropped_families, judge, seen


@check(
    code="LB-05",
    title=("脱保无停保登记", "Dropped from the roll without a record"),
    basis=("sc-649", "baoji-2020-48"),
    mandate="baoji-2020-109#2.1",
    subject="family",
    severity="high",
    needs=(*DIBAO, "dibao_exits"),
    says="{name}户（{subject}）上月月保障金额{total_amount}元，{months}不在低保名册，也没有停保登记。",
    clears="该户仍在册（家庭编号变更已登记），或停保登记漏报。",
    ask="该户为什么停发？谁批准的？是否书面告知？",
)
def dropped_without_record(case: Case) -> Judged:
    """规则：停发低保金应当有依据、有审批、有登记，并书面告知。
    疑点：上月在册且有健在的保障对象，本月不在低保名册，上月和本月都没有停保登记。
    不查：保障对象均已去世的；上月没有保障对象的；所在单位没有提供当月低保名册的。"""
    rows = case.fact(dropped_families)
    return judge(
        rows,
        subject=rows.family_no,
        applies=rows.somebody_alive,
        broken=~rows.still_there & ~rows.exit_recorded,
        month=case.month,
        yuan=rows.total_amount,
        place=rows.area_code,
        name=rows.applicant_name,
        supplied=rows.supplied,
        gaps=[rows.gap],
        values={"dibao_members.insured": rows.somebody_alive, "dibao_families.area_code": rows.area_code},
        also={"dibao_families.total_amount": rows.total_amount},
        evidence=(seen("dibao_families", on="row_id", fields="month applicant_name total_amount"),
                  seen("dibao_members", on="month family_no", fields="name insured"),
                  seen("dibao_exits", on="family_no", fields="stopped_month reason")),
    )  # fmt: skip
