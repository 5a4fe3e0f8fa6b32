"""18. 重病和高额医疗: one stay or settlement."""

from doudi.rosters.columns import Column, Kind, Roster

SERIOUS_ILLNESS = Roster(
    name="serious_illness",
    title="重病和高额医疗",
    title_en="Serious illness and high medical cost",
    row_is="一次住院或结算",
    row_is_en="one stay or settlement",
    clock=("admitted_on",),
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
        Column(name="disease", header="病种", kind=Kind.TEXT, privacy="sensitive", example="尿毒症"),
        Column(name="serious", header="是否重特大疾病", kind=Kind.FLAG, privacy="sensitive", example="是"),
        Column(name="admitted_on", header="入院日期", kind=Kind.DAY, privacy="sensitive", example="2020-05-11"),
        Column(
            name="discharged_on",
            header="出院日期",
            kind=Kind.DAY,
            blank="none",
            privacy="sensitive",
            example="2020-05-29",
        ),
        Column(name="self_paid", header="个人自付", kind=Kind.YUAN, privacy="sensitive", example="18600.00"),
    ),
)
