"""31. 情况说明: one lawful exception."""

from doudi.rosters.columns import Column, Kind, Roster

EXEMPTIONS = Roster(
    name="exemptions",
    title="情况说明",
    title_en="Exemptions",
    row_is="一项合法例外",
    row_is_en="one lawful exception",
    clock=("approved_on",),
    columns=(
        Column(name="check", header="规则编号", kind=Kind.TEXT, required=True, example="DB-05"),
        Column(
            name="id_no",
            header="身份证号",
            kind=Kind.ID_NUMBER,
            blank="none",
            privacy="identifying",
            example="990304195203140016",
        ),
        Column(
            name="family_no",
            header="家庭编号",
            kind=Kind.TEXT,
            aliases=("低保证号",),
            blank="none",
            example="NC0304000001",
        ),
        Column(name="reason", header="理由", kind=Kind.TEXT, example="所列车辆已报废，手续办理中"),
        Column(name="approved_by", header="批准人", kind=Kind.NAME, privacy="identifying", example="王五"),
        Column(name="approved_on", header="批准日期", kind=Kind.DAY, example="2020-06-10"),
        Column(name="until", header="有效期至", kind=Kind.DAY, blank="none", example="2020-12-31"),
    ),
)
