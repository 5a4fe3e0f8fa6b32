"""28. 收入核对: one person, one source, one month."""

from doudi.rosters.codes import INCOME_SOURCE
from doudi.rosters.columns import Column, Kind, Roster

INCOMES = Roster(
    name="incomes",
    title="收入核对",
    title_en="Incomes",
    row_is="一人一个来源一个月",
    row_is_en="one person, one source, one month",
    clock=("month",),
    columns=(
        Column(
            name="id_no",
            header="身份证号",
            kind=Kind.ID_NUMBER,
            required=True,
            privacy="identifying",
            example="990304195203140016",
        ),
        Column(name="name", header="姓名", kind=Kind.NAME, privacy="identifying", example="张三"),
        Column(name="source", header="来源", kind=Kind.CODE, codes=INCOME_SOURCE, example="养老金"),
        Column(name="month", header="月份", kind=Kind.MONTH, required=True, example="2020-06"),
        Column(name="amount", header="月金额", kind=Kind.YUAN, privacy="sensitive", example="186.00"),
    ),
)
