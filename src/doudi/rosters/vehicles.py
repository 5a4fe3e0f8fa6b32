"""24. 机动车: one vehicle."""

from doudi.rosters.codes import VEHICLE_KIND, VEHICLE_STATUS, VEHICLE_USE
from doudi.rosters.columns import Column, Kind, Roster

VEHICLES = Roster(
    name="vehicles",
    title="机动车",
    title_en="Vehicles",
    row_is="一辆车",
    row_is_en="one vehicle",
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
        Column(name="plate", header="号牌", kind=Kind.TEXT, example="陕C00001"),
        Column(name="kind", header="车辆类型", kind=Kind.CODE, codes=VEHICLE_KIND, example="小型轿车"),
        Column(name="use", header="使用性质", kind=Kind.CODE, codes=VEHICLE_USE, example="非营运"),
        Column(name="status", header="状态", kind=Kind.CODE, codes=VEHICLE_STATUS, example="正常"),
        Column(name="registered_on", header="登记日期", kind=Kind.DAY, example="2017-09-12"),
    ),
)
