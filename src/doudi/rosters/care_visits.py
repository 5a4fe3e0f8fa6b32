"""11. 照料探访记录: one visit."""

from doudi.rosters.codes import VISIT_KIND
from doudi.rosters.columns import Column, Kind, Roster

CARE_VISITS = Roster(
    name="care_visits",
    title="照料探访记录",
    title_en="Care visits",
    row_is="一次探访",
    row_is_en="one visit",
    clock=("visited_on",),
    columns=(
        Column(
            name="tekun_id",
            header="特困人员身份证号",
            kind=Kind.ID_NUMBER,
            required=True,
            privacy="identifying",
            example="990304195203140016",
        ),
        Column(name="visited_on", header="日期", kind=Kind.DAY, required=True, example="2020-06-10"),
        Column(name="kind", header="类型", kind=Kind.CODE, codes=VISIT_KIND, example="日常照料"),
        Column(name="by", header="服务人员", kind=Kind.NAME, privacy="identifying", example="李四"),
    ),
)
