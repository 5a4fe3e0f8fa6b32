"""ZJ-03."""

from doudi.checks.api import DIBAO, PARTS_OVER, Case, Judged, check, judge, seen, seen_each, settlements, values_of


@check(
    code="ZJ-03",
    title=("发放与核定金额不符", "Paid other than approved"),
    basis=("baoji-2020-82",),
    mandate="baoji-2020-109#2.6",
    subject="family",
    severity="medium",
    needs=("payments", *DIBAO),
    says="{name}{months}实发金额与核定金额不符，共相差{amount}元。",
    reckons="{month}：核定低保金{total_amount}元、特困基本生活金{base_amount}元、照料护理金{care_amount}元，实发与核定相差",
    clears="差额已在其他月份补发或扣回；当月核定金额调整而名册未更新；发放明细漏报。",
    ask="实发与核定的差额是怎么产生的？多发的是否追回，少发的是否补发？",
)
def paid_other_than_approved(case: Case) -> Judged:
    """规则：救助金应当按审批核定的金额足额发放，不得多发、少发。
    疑点：当月发放成功的金额（跨月发放的平均分摊到各月）与名册核定金额之差超过允许误差；低保按户合并计算，特困分基本生活、照料护理两项计算。
    不查：当月没有发放成功明细的家庭和人员（另有规则核查）；单位当月没有报送发放明细的特困项目。"""
    rows = settlements(case)
    return judge(
        rows,
        subject=rows.subject,
        kind=rows.subject_kind,
        applies=rows.applies,
        broken=rows.differs,
        gaps=[rows.gap, rows.care_gap],
        month=rows.month,
        yuan=rows.off_by,
        over=PARTS_OVER,
        place=rows.area_code,
        name=rows.name,
        values=values_of(rows, "dibao_families.total_amount tekun_people.base_amount tekun_people.care_amount")
        | values_of(rows, "payments.result payments.tolerance")
        | {"tekun_people.area_code": rows.place},
        evidence=(
            seen("dibao_families", on="month family_no", fields="total_amount"),
            seen("tekun_people", on="month id_no", fields="base_amount care_amount"),
            *seen_each("payments", "row_id=first_line", "row_id=last_line", fields="programme month amount result"),
            *seen_each("payments", "row_id=care_first", "row_id=care_last", fields="programme month amount result"),
        ),
    )
