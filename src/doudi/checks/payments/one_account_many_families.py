"""ZJ-06."""

from doudi.checks.api import DIBAO, PARTS_OVER, Case, Judged, check, judge, seen, shared_accounts, values_of


@check(
    code="ZJ-06",
    title=("一个账户收多户资金", "One account, many families"),
    basis=("baoji-2020-82",),
    mandate="baoji-2020-109#2.6",
    subject="account",
    severity="high",
    needs=("payments", *DIBAO),
    says="户名“{name}”的账户{months}收到{n_payees}户（人）的救助资金，超过{max_payees}户，涉及{amount}元。",
    reckons="{month}：{name}的{programme}{amount}元，分摊到{n_months}个月",
    clears="账户属于供养机构或其他依法代管的单位；几户确系同一家庭而家庭编号录错。",
    ask="账户由谁持有？各户是否知情、是否委托代领，资金是否逐户交付？",
)
def one_account_many_families(case: Case) -> Judged:
    """规则：救助资金发到救助对象自己的账户，一个账户不应集中收取多户的资金。
    疑点：同一账户同一个月收到发放成功的资金，户（人）数超过规定上限。
    不查：户名为供养机构、民政部门等机构的账户；退回的款项。"""
    rows = shared_accounts(case)
    return judge(
        rows,
        subject=rows.account_no,
        applies=rows.private,
        broken=rows.shared,
        month=rows.month,
        yuan=rows.paid_part,
        over=PARTS_OVER,
        place=rows.area_code,
        name=rows.holder,
        values={"payments.account_name": rows.holder, "payments.max_families_per_account": rows.max_payees}
        | values_of(rows, "payments.result payments.family_no"),
        also=values_of(rows, "n_payees|收款户（人）数 max_payees|户数上限 payments.name")
        | values_of(rows, "payments.programme payments.amount n_months|分摊的月数"),
        evidence=[seen("payments", on="row_id", fields="programme month name account_name amount result note")],
    )
