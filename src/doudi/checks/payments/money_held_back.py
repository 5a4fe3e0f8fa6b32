"""ZJ-13."""

from doudi.checks.api import Case, Judged, check, judge, seen, unit_money, values_of


@check(
    code="ZJ-13",
    title=("资金滞留", "Money held back"),
    basis=("sc-649#5", "baoji-2020-82"),
    mandate="baoji-2020-109#2.6",
    subject="unit",
    severity="high",
    needs=("fund_transfers",),
    says="{name}{year}年收到的{programme}资金有{amount}元没有拨出，最近一笔{last_on}到账，已超过{transfer_days}天。",
    reckons="{from_unit}拨给{to_unit}，{issued_on}下达（收入为正，拨出为负），本笔",
    clears="结余按规定结转使用；拨出台账漏报；由该单位直接发放到人。",
    ask="没有拨出的资金现在何处？为什么没有拨出，什么时候拨付？",
)
def money_held_back(case: Case) -> Judged:
    """规则：救助资金专款专用、及时拨付，任何单位不得截留、挤占、挪用。
    疑点：既接收又拨出资金的单位，一年内同一项目收到的资金减去拨出的资金超过允许误差，且最近一笔到账已超过规定天数。
    不查：只接收不拨出的末端单位；没有下达日期的拨款（另有规则核查）；尚在途中的资金。"""
    rows = unit_money(case)
    return judge(
        rows,
        subject=rows.subject,
        applies=rows.came_in,
        broken=rows.held_back & rows.long_ago,
        at=rows.issued_on,
        yuan=rows.share,
        name=rows.unit,
        values={"fund_transfers.programme": rows.named}
        | values_of(rows, "fund_transfers.amount fund_transfers.received_on")
        | values_of(rows, "payments.tolerance payments.transfer_days"),
        also=values_of(rows, "year|年度 last_on|最近到账日期 fund_transfers.from_unit fund_transfers.to_unit")
        | values_of(rows, "fund_transfers.issued_on"),
        evidence=[seen("fund_transfers", on="row_id", fields="from_unit to_unit amount issued_on received_on")],
    )
