"""7. 停保登记: one family leaving."""

from doudi.rosters.codes import EXIT_REASON
from doudi.rosters.columns import Column, Kind, Roster

DIBAO_EXITS = Roster(
    name="dibao_exits",
    title="停保登记",
    title_en="Dibao exits",
    row_is="一户退出",
    row_is_en="one family leaving",
    identity=(
        "family_no",
        "stopped_month",
    ),
    clock=("stopped_month",),
    columns=(
        Column(
            name="family_no",
            header="家庭编号",
            kind=Kind.TEXT,
            aliases=("低保证号",),
            required=True,
            example="NC0304000001",
        ),
        Column(
            name="applicant_id",
            header="申请人身份证号",
            kind=Kind.ID_NUMBER,
            aliases=("户主身份证号",),
            privacy="identifying",
            example="990304195203140016",
        ),
        Column(
            name="applicant_name",
            header="申请人姓名",
            kind=Kind.NAME,
            aliases=("户主姓名",),
            privacy="identifying",
            example="张三",
        ),
        Column(name="area_code", header="行政区划代码", kind=Kind.AREA, example="610304101201"),
        Column(name="stopped_month", header="停发月份", kind=Kind.MONTH, required=True, example="2020-06"),
        Column(name="reason", header="停发原因", kind=Kind.CODE, codes=EXIT_REASON, example="收入超标"),
        Column(name="gradual_exit", header="是否渐退", kind=Kind.FLAG, example="是"),
        Column(name="informed_on", header="书面告知日期", kind=Kind.DAY, blank="none", example="2020-06-05"),
    ),
)
