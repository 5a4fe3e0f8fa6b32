"""ZJ-07."""

from doudi.checks.api import DIBAO, PARTS_OVER, Case, Judged, account_lines, check, judge, seen, values_of


@check(
    code="ZJ-07",
    title=("发到外人账户", "Paid into an outsider's account"),
    basis=("baoji-2020-82", "mca-2021-57#26"),
    mandate="baoji-2020-109#2.6",
    subject="person",
    severity="high",
    grade="to_verify",
    needs=("payments", *DIBAO, "households"),
    says="{name}{months}的{programme}共{amount}元，发到户名为“{account_name}”的账户，此人不在其家庭、户口之内。",
    reckons="{month}：{programme}发放{amount}元，分摊到{n_months}个月，户名“{account_name}”",
    clears="户名有误字或曾用名；此人是家庭成员、同户人员、签约照料人或依法确定的监护人、代管人。",
    ask="账户户主与领款人是什么关系？由谁代领、代管，有无委托手续，资金是否交到本人？",
)
def account_of_outsider(case: Case) -> Judged:
    """规则：救助资金通过银行直接发到救助对象本人或其家庭的账户，代领代管应有依据。
    疑点：发放成功的明细，户名不是领款人，不是其家庭成员（无低保家庭的，不是同户人员），不是委托照料协议的照料人，也不是机构。
    不查：没有填户名的明细；退回的款项；户名为供养机构、民政部门等机构的账户。"""
    rows = account_lines(case)
    return judge(
        rows,
        subject=rows.payee,
        kind=rows.payee_kind,
        applies=rows.paid & rows.account_name.notnull() & rows.payee_sure,
        broken=~rows.own_name & ~rows.carer & ~rows.institution,
        month=rows.month,
        yuan=rows.part,
        over=PARTS_OVER,
        place=rows.area_code,
        name=rows.name,
        values=values_of(rows, "payments.result payments.account_name payments.family_no"),
        also=values_of(rows, "payments.programme payments.amount n_months|分摊的月数"),
        evidence=[seen("payments", on="row_id", fields="programme month name account_name amount paid_on note")],
    )
