"""ZJ-09."""

from doudi.checks.api import Case, Judged, batch_lines, check, judge, seen


@check(
    code="ZJ-09",
    title=("现金发放", "Paid in cash"),
    basis=("baoji-2020-82",),
    mandate="baoji-2020-109#2.6",
    subject="batch",
    severity="medium",
    needs=("payments",),
    says="{subject}有{n}笔以现金发放，共{amount}元。",
    reckons="{month}：{name}，{programme}现金发放{amount}元",
    clears="金融机构服务不到的地方经批准由专人现金发放，且签收手续齐全。",
    ask="为什么不通过银行发放？现金由谁经手，有无本人签收的凭据？",
)
def paid_in_cash(case: Case) -> Judged:
    """规则：救助资金应当通过银行社会化发放。
    疑点：同一单位、项目、月份的发放批次中，有发放成功而发放方式为现金的明细。
    不查：退回的款项。"""
    rows = batch_lines(case)
    return judge(
        rows,
        subject=rows.batch,
        applies=rows.paid,
        broken=rows.method == "现金",
        month=rows.month,
        yuan=rows.amount,
        place=rows.area_code,
        values={"payments.result": rows.result, "payments.method": rows.method},
        also={"payments.name": rows.name, "payments.programme": rows.programme, "payments.amount": rows.amount},
        evidence=[seen("payments", on="row_id", fields="programme month amount method result")],
    )
