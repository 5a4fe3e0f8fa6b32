"""ZJ-10."""

from doudi.checks.api import Case, Judged, check, judge, seen, timed_lines, values_of


@check(
    code="ZJ-10",
    title=("发放超期", "Paid late"),
    basis=("mca-2012-220",),
    mandate="baoji-2020-109#2.6",
    subject="batch",
    severity="low",
    needs=("payments",),
    says="{subject}有{n}笔在发放截止日{due}以后才发放，共{amount}元。",
    reckons="{month}：{name}，{programme}{amount}元于{paid_on}发放，截止日{due}",
    clears="发放日期录入有误；属于补发、退回后重发而备注没有注明；当地另行规定了发放日。",
    ask="该批资金为什么没有在截止日以前发放？卡在审批、拨付还是代发环节？",
)
def paid_late(case: Case) -> Judged:
    """规则：低保金、特困供养金应当在每月（按季发放的在每季首月）规定日期以前发放到账。
    疑点：同一单位、项目、月份的发放批次中，有发放成功的明细，发放日期晚于截止日。
    不查：注明补发的款项；退回以后重新发放的款项；低保、特困以外的项目。"""
    rows = timed_lines(case)
    return judge(
        rows,
        subject=rows.batch,
        applies=rows.paid & ~rows.arrears & ~rows.repeats,
        broken=rows.paid_on > rows.due,
        month=rows.batch_month,
        yuan=rows.amount,
        place=rows.area_code,
        values={"payments.payday": rows.due}
        | values_of(rows, "payments.result payments.paid_on repeats|同批退回明细的结果或发放日期 payments.family_no"),
        also=values_of(rows, "due|发放截止日 payments.name payments.programme payments.amount"),
        evidence=[seen("payments", on="row_id", fields="programme month amount paid_on result note")],
    )
