"""LS-01."""

from doudi.checks.api import Case, Judged, check, judge, seen, town_reserves


@check(
    code="LS-01",
    title=("镇（街）临时救助储备金不足", "Town reserve for temporary aid below the minimum"),
    basis=("baoji-2020-109#2.3",),
    mandate="baoji-2020-109#2.3",
    subject="town",
    severity="high",
    needs=("areas", "reserve_funds"),
    says="{name}{year}年临时救助储备金共安排{reserve}元，比规定的最低额{reserve_minimum}元少{amount}元。",
    reckons="规定的最低额{reserve_minimum}元－已安排{reserve}元",
    clears="储备金已经安排而台账漏报，或者安排在镇（街）的上级代码下；该地不是镇（街）。",
    ask="今年给该镇（街）安排了多少储备金？差额何时补足？",
)
def reserve_below_minimum(case: Case) -> Judged:
    """规则：每个镇（街）每年安排的临时救助储备金不得少于规定的最低额。
    疑点：核查日所在年度，拨给该镇（街）的储备金合计（没有记录按0元计）低于规定的最低额。
    不查：是否已经到账；拨给县区、没有拨到镇（街）的资金；其他年度。"""
    rows = case.fact(town_reserves)
    return judge(
        rows,
        subject=rows.subject,
        applies=rows.level == "镇街",
        broken=rows.short,
        yuan=rows.minimum - rows.reserve,
        place=rows.area_code,
        name=rows.name,
        values={
            "areas.level": rows.level,
            "reserve_funds.amount": rows.amount,
            "temporary_aid.reserve_minimum": rows.minimum,
        },
        also={"reserve|已安排的储备金": rows.reserve, "year|年度": rows.year},
        evidence=(
            seen("areas", on="area_code", fields="name level"),
            seen("reserve_funds", on="area_code year", fields="year amount received_on"),
        ),
    )
