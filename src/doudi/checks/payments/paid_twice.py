"""ZJ-04."""

from doudi.checks.api import PARTS_OVER, Case, Judged, check, double_payments, judge, seen, values_of


@check(
    code="ZJ-04",
    title=("同月重复发放", "Paid twice for a month"),
    basis=("baoji-2020-82",),
    mandate="baoji-2020-109#2.6",
    subject="family",
    severity="high",
    needs=("payments",),
    says="{name}{months}的{programme}发放了不止一次，多发{amount}元。",
    reckons="{month}：{programme}发放{amount}元，分摊到{n_months}个月，同月最大的一笔不计，本笔计",
    clears="其中一笔是补发以前月份而备注没有注明；重复的一笔已退回；两笔分属不同的户而家庭编号录错。",
    ask="同一个月为什么发放两次？多发的资金是否已追回？",
)
def paid_twice(case: Case) -> Judged:
    """规则：同一户（人）同一项救助金，一个月只发一次。
    疑点：低保、特困、价格临时补贴，同一户（人）同一项目同一个月有两笔以上发放成功、没有注明补发的明细；按季发放与按月发放重叠的月份也算。
    不查：退回的款项；注明补发的款项；临时救助和其他项目。"""
    rows = double_payments(case)
    return judge(
        rows,
        subject=rows.payee,
        kind=rows.payee_kind,
        applies=rows.applies,
        broken=rows.doubled,
        month=rows.month,
        yuan=rows.excess,
        over=PARTS_OVER,
        place=rows.area_code,
        name=rows.name,
        values={"payments.result": rows.result, "payments.family_no": rows.family_no},
        also=values_of(rows, "payments.programme payments.amount n_months|分摊的月数"),
        evidence=[seen("payments", on="row_id", fields="programme month amount paid_on result note")],
    )
