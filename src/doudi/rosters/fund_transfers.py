"""15. 资金拨付台账: one transfer between units."""

from doudi.rosters.codes import PROGRAMME, TRANSFER_LEVEL
from doudi.rosters.columns import Column, Kind, Roster

FUND_TRANSFERS = Roster(
    name="fund_transfers",
    title="资金拨付台账",
    title_en="Fund transfers",
    row_is="单位之间的一笔拨款",
    row_is_en="one transfer between units",
    identity=(
        "doc_no",
        "programme",
        "from_unit",
        "to_unit",
    ),
    clock=("issued_on",),
    columns=(
        Column(name="doc_no", header="文号", kind=Kind.TEXT, required=True, example="宝财社〔2020〕12号"),
        Column(name="programme", header="项目", kind=Kind.CODE, codes=PROGRAMME, example="农村低保"),
        Column(name="from_unit", header="拨出单位", kind=Kind.TEXT, example="市财政局"),
        Column(name="to_unit", header="接收单位", kind=Kind.TEXT, example="陈仓区财政局"),
        Column(name="to_level", header="接收层级", kind=Kind.CODE, codes=TRANSFER_LEVEL, example="县区"),
        Column(name="amount", header="金额", kind=Kind.YUAN, example="1250000.00"),
        Column(name="issued_on", header="下达日期", kind=Kind.DAY, example="2020-06-02"),
        Column(name="received_on", header="到账日期", kind=Kind.DAY, blank="none", example="2020-06-08"),
    ),
)
