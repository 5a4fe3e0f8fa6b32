"""21. 走访摸排记录: one visit."""

from doudi.rosters.columns import Column, Kind, Roster

HOME_VISITS = Roster(
    name="home_visits",
    title="走访摸排记录",
    title_en="Home visits",
    row_is="一次走访",
    row_is_en="one visit",
    clock=("visited_on",),
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
        Column(name="visited_on", header="走访日期", kind=Kind.DAY, required=True, example="2020-06-10"),
        Column(name="visitor", header="走访人", kind=Kind.NAME, privacy="identifying", example="王五"),
        Column(name="situation", header="生活状况", kind=Kind.TEXT, privacy="sensitive", example="一人独居，生活尚可"),
        Column(name="need", header="是否需要救助", kind=Kind.FLAG, example="否"),
    ),
)
