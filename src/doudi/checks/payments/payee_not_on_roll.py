"""ZJ-01."""

from doudi.checks.api import DIBAO, PARTS_OVER, Case, Judged, check, judge, programme_lines_with_roll, seen, values_of


@check(
    code="ZJ-01",
    title=("发放对象不在册", "Paid without being on the roll"),
    basis=("baoji-2020-82", "sc-649"),
    mandate="baoji-2020-109#2.6",
    subject="person",
    severity="high",
    needs=("payments", *DIBAO),
    says="{name}被发放{months}的{programme}，共{amount}元，但所属月份的名册上既没有该户，也没有此人。",
    reckons="{month}：{programme}发放{amount}元，分摊到{n_months}个月",
    clears="该户或该人当月在册，只是家庭编号、身份证号录入有误；名册漏报；款项已追回。",
    ask="该款项依据哪一份审批发放？领款人是谁，与在册对象是什么关系？",
)
def payee_not_on_roll(case: Case) -> Judged:
    """规则：低保金、特困供养金只发给当月在册的家庭和人员，按名册造册发放。
    疑点：低保发放明细的家庭编号不是当月的低保家庭，领款人也不是当月任何低保家庭的成员或申请人；特困资金的领款人不在当月特困名册。
    不查：退回的款项；发放所在单位当月名册没有报送的月份；低保、特困以外的项目。"""
    rows = programme_lines_with_roll(case)
    return judge(
        rows,
        subject=rows.id_no,
        applies=rows.paid,
        broken=rows.off_roll,
        supplied=rows.supplied,
        gaps=[rows.gap],
        month=rows.month,
        yuan=rows.part,
        over=PARTS_OVER,
        place=rows.area_code,
        name=rows.name,
        values={"payments.result": rows.result, "payments.area_code": rows.unit, "payments.family_no": rows.family_no},
        also=values_of(rows, "payments.programme payments.amount n_months|分摊的月数"),
        evidence=[seen("payments", on="row_id", fields="programme month family_no amount paid_on result note")],
    )
