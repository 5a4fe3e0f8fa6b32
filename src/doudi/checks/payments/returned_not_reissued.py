"""ZJ-11."""

from doudi.checks.api import DIBAO, PARTS_OVER, Case, Judged, check, judge, returned_parts, seen, values_of


@check(
    code="ZJ-11",
    title=("退回后未重新发放", "Returned, not paid again"),
    basis=("baoji-2020-82",),
    mandate="baoji-2020-109#2.6",
    subject="family",
    severity="medium",
    needs=("payments", *DIBAO),
    says="{name}{months}的{programme}{amount}元于{paid_on}退回，超过{reissue_days}天没有重新发放。",
    reckons="{month}：{programme}{amount}元于{paid_on}退回，分摊到{n_months}个月",
    clears="已并入其他月份补发；该户（人）已停保、死亡，不应再发；退回的款项重发明细漏报。",
    ask="为什么退回？账户是否已更正，资金现在何处，何时重新发放？",
)
def returned_not_reissued(case: Case) -> Judged:
    """规则：银行退回的救助资金，应当查明原因，在规定天数内重新发放。
    疑点：退回的明细，自其发放日期起规定天数内，同一户（人）同一项目同一个月没有另一笔发放成功的明细；超过天数才重发的，仍列出。
    不查：退回以后还没有超过规定天数的款项。"""
    rows = returned_parts(case)
    return judge(
        rows,
        subject=rows.payee,
        kind=rows.payee_kind,
        applies=rows.returned & rows.payee_sure,
        broken=~rows.reissued & rows.overdue,
        month=rows.month,
        yuan=rows.part,
        over=PARTS_OVER,
        place=rows.area_code,
        name=rows.name,
        values=values_of(rows, "payments.result payments.paid_on payments.reissue_days payments.family_no")
        | values_of(rows, "reissued|同月另一笔明细的结果或发放日期"),
        also=values_of(rows, "payments.programme payments.amount n_months|分摊的月数"),
        evidence=[seen("payments", on="row_id", fields="programme month amount paid_on result note")],
    )
