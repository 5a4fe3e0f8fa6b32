"""13. 临时救助储备金: one allotment to a town."""

from doudi.rosters.columns import Column, Kind, Roster

RESERVE_FUNDS = Roster(
    name="reserve_funds",
    title="临时救助储备金",
    title_en="Temporary-aid reserve",
    row_is="拨给一个镇（街）的一笔储备金",
    row_is_en="one allotment to a town",
    clock=("year",),
    columns=(
        Column(name="area_code", header="行政区划代码", kind=Kind.AREA, required=True, example="610304101000"),
        Column(name="year", header="年度", kind=Kind.COUNT, required=True, example="2020"),
        Column(name="amount", header="金额", kind=Kind.YUAN, example="20000.00"),
        Column(name="received_on", header="到账日期", kind=Kind.DAY, blank="none", example="2020-03-02"),
    ),
)
