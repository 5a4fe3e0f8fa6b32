"""30. 服刑和强制戒毒人员: one term."""

from doudi.rosters.columns import Column, Kind, Roster

PRISONERS = Roster(
    name="prisoners",
    title="服刑和强制戒毒人员",
    title_en="Prisoners and people in compulsory detoxification",
    row_is="一段刑期",
    row_is_en="one term",
    clock=("from_on",),
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
        Column(name="from_on", header="起始日期", kind=Kind.DAY, privacy="sensitive", example="2019-07-15"),
        Column(name="to_on", header="截止日期", kind=Kind.DAY, blank="none", privacy="sensitive", example="2020-07-14"),
    ),
)
