"""2. 村（社区）干部和经办人员: one person in one post."""

from doudi.rosters.columns import Column, Kind, Roster

CADRES = Roster(
    name="cadres",
    title="村（社区）干部和经办人员",
    title_en="Village cadres and handling staff",
    row_is="一人一职",
    row_is_en="one person in one post",
    columns=(
        Column(
            name="id_no",
            header="身份证号",
            kind=Kind.ID_NUMBER,
            required=True,
            privacy="identifying",
            example="990304197908200030",
        ),
        Column(name="name", header="姓名", kind=Kind.NAME, privacy="identifying", example="王五"),
        Column(name="unit", header="单位", kind=Kind.TEXT, example="东岭村村委会"),
        Column(name="post", header="职务", kind=Kind.TEXT, example="村支书"),
        Column(name="area_code", header="行政区划代码", kind=Kind.AREA, example="610304101201"),
        Column(
            name="account_no",
            header="银行账号",
            kind=Kind.ACCOUNT,
            blank="none",
            privacy="identifying",
            example="6200000000000000003",
        ),
    ),
)
