"""19. 新冠肺炎患者: one patient."""

from doudi.rosters.columns import Column, Kind, Roster

EPIDEMIC_CASES = Roster(
    name="epidemic_cases",
    title="新冠肺炎患者",
    title_en="COVID-19 patients",
    row_is="一名患者",
    row_is_en="one patient",
    clock=("confirmed_on",),
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
        Column(name="area_code", header="行政区划代码", kind=Kind.AREA, example="610304101201"),
        Column(name="confirmed_on", header="确诊日期", kind=Kind.DAY, privacy="sensitive", example="2020-02-10"),
    ),
)
