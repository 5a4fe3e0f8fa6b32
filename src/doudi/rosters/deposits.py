"""29. 金融资产核对: one answer."""

from doudi.rosters.columns import Column, Kind, Roster

DEPOSITS = Roster(
    name="deposits",
    title="金融资产核对",
    title_en="Financial assets",
    row_is="一条核对结果",
    row_is_en="one answer",
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
        Column(name="over_limit", header="是否超限", kind=Kind.FLAG, privacy="sensitive", example="否"),
        Column(name="amount", header="金额", kind=Kind.YUAN, privacy="sensitive", example="8600.00"),
    ),
)
