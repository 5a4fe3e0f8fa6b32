"""ZJ-12."""

from doudi.checks.api import Case, Judged, check, judge, seen, transfers


@check(
    code="ZJ-12",
    title=("拨款迟迟未到账", "Transfer not received in time"),
    basis=("sc-649#5", "baoji-2020-82"),
    mandate="baoji-2020-109#2.6",
    subject="transfer",
    severity="medium",
    needs=("fund_transfers",),
    says="{subject}拨给{name}的{amount}元，{issued_on}下达，{days}天没有到账（规定{transfer_days}天）。",
    reckons="{from_unit}拨给{to_unit}，{issued_on}下达，历时{days}天",
    clears="到账日期漏填或录错；下达文件只是指标，资金另有拨付安排。",
    ask="资金现在停在哪个环节？什么时候到账？",
)
def transfer_not_received(case: Case) -> Judged:
    """规则：救助资金下达后应当及时足额拨付到位，任何单位不得滞留。
    疑点：从下达到到账（没有到账的算到核查日）超过规定天数的拨款。
    不查：规定天数以内的在途资金。"""
    rows = transfers(case)
    limit = case.value("payments.transfer_days")
    return judge(
        rows,
        subject=rows.doc_no,
        applies=True,
        broken=rows.days > limit,
        at=rows.issued_on,
        yuan=rows.amount,
        name=rows.to_unit,
        values={
            "fund_transfers.issued_on": rows.issued_on,
            "fund_transfers.received_on": rows.received_on,
            "payments.transfer_days": limit,
        },
        also={
            "days|下达到到账的天数": rows.days,
            "fund_transfers.from_unit": rows.from_unit,
            "fund_transfers.to_unit": rows.to_unit,
        },
        evidence=[seen("fund_transfers", on="row_id", fields="from_unit to_unit amount issued_on received_on")],
    )
