"""16. 建档立卡人口: one person."""

from doudi.rosters.codes import HEALTH, LABOUR, POVERTY_STATUS, RELATION_TO_HEAD
from doudi.rosters.columns import Column, Kind, Roster

REGISTERED_POOR = Roster(
    name="registered_poor",
    title="建档立卡人口",
    title_en="Registered poor people",
    row_is="一人",
    row_is_en="one person",
    identity=(
        "household_no",
        "id_no",
    ),
    columns=(
        Column(name="household_no", header="户编号", kind=Kind.TEXT, required=True, example="JD0304000001"),
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
        Column(name="status", header="状态", kind=Kind.CODE, codes=POVERTY_STATUS, example="未脱贫"),
        Column(name="health", header="健康状况", kind=Kind.CODE, codes=HEALTH, privacy="sensitive", example="慢性病"),
        Column(name="labour", header="劳动能力", kind=Kind.CODE, codes=LABOUR, privacy="sensitive", example="部分丧失"),
        Column(name="income_per_head", header="人均年收入", kind=Kind.YUAN, privacy="sensitive", example="3850.00"),
    ),
)
