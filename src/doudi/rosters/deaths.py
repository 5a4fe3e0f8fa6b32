"""22. 死亡人员: one report."""

from doudi.rosters.columns import Column, Kind, Roster

DEATHS = Roster(
    name="deaths",
    title="死亡人员",
    title_en="Deaths",
    row_is="一条死亡信息",
    row_is_en="one report",
    clock=("died_on",),
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
        Column(name="died_on", header="死亡日期", kind=Kind.DAY, required=True, example="2020-06-10"),
        Column(name="source", header="来源", kind=Kind.TEXT, example="公安"),
    ),
)
