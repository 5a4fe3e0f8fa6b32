"""23. 户籍人口: one person."""

from doudi.rosters.codes import HUKOU_STATUS, RELATION_TO_HEAD
from doudi.rosters.columns import Column, Kind, Roster

HOUSEHOLDS = Roster(
    name="households",
    title="户籍人口",
    title_en="Household register",
    row_is="一人",
    row_is_en="one person",
    identity=(
        "hukou_no",
        "id_no",
    ),
    columns=(
        Column(name="hukou_no", header="户号", kind=Kind.TEXT, required=True, example="HK0304000001"),
        Column(
            name="id_no",
            header="身份证号",
            kind=Kind.ID_NUMBER,
            required=True,
            privacy="identifying",
            example="990304195203140016",
        ),
        Column(name="name", header="姓名", kind=Kind.NAME, privacy="identifying", example="张三"),
        Column(name="relation", header="与户主关系", kind=Kind.CODE, codes=RELATION_TO_HEAD, example="户主"),
        Column(name="area_code", header="行政区划代码", kind=Kind.AREA, example="610304101201"),
        Column(name="status", header="状态", kind=Kind.CODE, codes=HUKOU_STATUS, example="正常"),
    ),
)
