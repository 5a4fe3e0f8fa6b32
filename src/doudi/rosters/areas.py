"""1. 行政区划与管辖: one place."""

from doudi.rosters.codes import LEVEL
from doudi.rosters.columns import Column, Kind, Roster

AREAS = Roster(
    name="areas",
    title="行政区划与管辖",
    title_en="Places and jurisdictions",
    row_is="一个地方",
    row_is_en="one place",
    identity=("area_code",),
    columns=(
        Column(name="area_code", header="行政区划代码", kind=Kind.AREA, required=True, example="610304101201"),
        Column(name="name", header="名称", kind=Kind.TEXT, example="东岭村"),
        Column(name="parent_code", header="上级代码", kind=Kind.AREA, example="610304101000"),
        Column(name="level", header="级别", kind=Kind.CODE, codes=LEVEL, example="村社区"),
        Column(name="managed_by", header="管辖单位", kind=Kind.TEXT, blank="none", example="高新区"),
        Column(name="population", header="户籍人口", kind=Kind.COUNT, example="1250"),
    ),
)
