"""6. 低保家庭成员名册: one member in one month."""

from doudi.rosters.codes import HEALTH, LABOUR, RELATION_TO_APPLICANT
from doudi.rosters.columns import Column, Kind, Roster

DIBAO_MEMBERS = Roster(
    name="dibao_members",
    title="低保家庭成员名册",
    title_en="Dibao family members",
    row_is="一名成员一月",
    row_is_en="one member in one month",
    identity=(
        "month",
        "family_no",
        "id_no",
    ),
    snapshot=True,
    clock=("month",),
    columns=(
        Column(name="month", header="月份", kind=Kind.MONTH, required=True, example="2020-06"),
        Column(
            name="family_no",
            header="家庭编号",
            kind=Kind.TEXT,
            aliases=("低保证号",),
            required=True,
            example="NC0304000001",
        ),
        Column(
            name="id_no",
            header="身份证号",
            kind=Kind.ID_NUMBER,
            required=True,
            privacy="identifying",
            example="990304195203140016",
        ),
        Column(name="name", header="姓名", kind=Kind.NAME, privacy="identifying", example="张三"),
        Column(
            name="relation",
            header="与申请人关系",
            kind=Kind.CODE,
            aliases=("与户主关系",),
            codes=RELATION_TO_APPLICANT,
            example="本人",
        ),
        Column(name="insured", header="是否保障对象", kind=Kind.FLAG, blank="yes", example="是"),
        Column(name="health", header="健康状况", kind=Kind.CODE, codes=HEALTH, privacy="sensitive", example="慢性病"),
        Column(name="labour", header="劳动能力", kind=Kind.CODE, codes=LABOUR, privacy="sensitive", example="部分丧失"),
    ),
)
