"""ZJ-02."""

from doudi.checks.api import DIBAO, Case, Judged, check, dues, judge, seen, seen_each, values_of


@check(
    code="ZJ-02",
    title=("在册未发放", "On the roll, not paid"),
    basis=("mca-2012-220", "baoji-2020-82"),
    mandate="baoji-2020-109#2.6",
    subject="family",
    severity="high",
    needs=("payments", *DIBAO),
    says="{name}{months}在册，应发{amount}元，已过发放截止日，没有查到发放成功的记录。",
    reckons="{month}：应发{approved}元，发放截止日{due}，没有发放成功的明细",
    clears="已并入其他月份或其他家庭编号发放；发放明细漏报；依法暂停发放。",
    ask="该月救助金为什么没有发到？打算什么时候补发？",
)
def on_roll_not_paid(case: Case) -> Judged:
    """规则：低保金、特困供养金应当按月（可按季）在规定日期以前发放到户到人。
    疑点：当月在册、核定金额大于0，已过该月发放截止日，却没有发给该户或该人的成功明细。
    不查：所在单位当月该项资金的发放明细没有报送的；截止日未到的月份。"""
    rows = dues(case)
    return judge(
        rows,
        subject=rows.subject,
        kind=rows.subject_kind,
        applies=rows.entitled & rows.is_due,
        broken=~rows.is_paid,
        supplied=rows.covered,
        gaps=[rows.gap, rows.care_gap],
        month=rows.month,
        yuan=rows.approved,
        place=rows.area_code,
        name=rows.name,
        values=values_of(rows, "dibao_families.kind dibao_families.total_amount")
        | values_of(rows, "tekun_people.base_amount tekun_people.care_amount")
        | {"dibao_families.area_code": rows.unit, "payments.payday": rows.due, "payments.result": rows.is_paid},
        also=values_of(rows, "approved|应发金额 due|发放截止日"),
        evidence=(
            seen("dibao_families", on="month family_no", fields="kind total_amount"),
            seen("tekun_people", on="month id_no", fields="base_amount care_amount"),
            *seen_each("payments", "row_id=first_line", "row_id=last_line", fields="programme month amount result"),
        ),
    )
