"""32. 身份认定: one row of another roster whose person somebody has established."""

from doudi.rosters.columns import Column, Kind, Roster

IDENTITIES = Roster(
    name="identities",
    title="身份认定",
    title_en="Identities",
    row_is="他册中已认定身份的一行",
    row_is_en="one row of another roster whose person somebody has established",
    clock=("confirmed_on",),
    columns=(
        Column(name="roster", header="名册", kind=Kind.TEXT, required=True, example="低保家庭成员名册"),
        Column(name="file", header="文件", kind=Kind.TEXT, blank="none", example="6月低保.xlsx"),
        Column(name="sheet", header="工作表", kind=Kind.TEXT, blank="none", example="6月"),
        Column(name="row", header="行号", kind=Kind.COUNT, blank="none", example="18"),
        Column(name="name", header="姓名", kind=Kind.NAME, blank="none", privacy="identifying", example="张三"),
        Column(name="birth", header="出生日期", kind=Kind.DAY, blank="none", example="1952-03-14"),
        Column(name="area_code", header="行政区划代码", kind=Kind.AREA, blank="none", example="610304101201"),
        Column(
            name="id_no",
            header="身份证号",
            kind=Kind.ID_NUMBER,
            required=True,
            privacy="identifying",
            example="990304195203140016",
        ),
        Column(name="confirmed_by", header="认定人", kind=Kind.NAME, privacy="identifying", example="王五"),
        Column(name="confirmed_on", header="认定日期", kind=Kind.DAY, example="2020-06-20"),
    ),
)
