"""25. 不动产: one owner of one property."""

from doudi.rosters.codes import PROPERTY_USE
from doudi.rosters.columns import Column, Kind, Roster

PROPERTIES = Roster(
    name="properties",
    title="不动产",
    title_en="Real property",
    row_is="一处不动产的一名产权人",
    row_is_en="one owner of one property",
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
        Column(name="location", header="坐落", kind=Kind.TEXT, example="东岭村三组12号"),
        Column(name="use", header="用途", kind=Kind.CODE, codes=PROPERTY_USE, example="住宅"),
        Column(name="area_m2", header="面积", kind=Kind.NUMBER, example="86.5"),
        Column(name="registered_on", header="登记日期", kind=Kind.DAY, example="2012-05-08"),
    ),
)
