"""20. 重点人群: one person."""

from doudi.rosters.codes import VULNERABLE_KIND
from doudi.rosters.columns import Column, Kind, Roster

VULNERABLE_PEOPLE = Roster(
    name="vulnerable_people",
    title="重点人群",
    title_en="Vulnerable people",
    row_is="一人",
    row_is_en="one person",
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
        Column(name="kind", header="类别", kind=Kind.CODE, codes=VULNERABLE_KIND, example="留守老年人"),
    ),
)
