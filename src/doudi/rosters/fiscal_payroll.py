"""27. 财政供养人员: one person in one post."""

from doudi.rosters.columns import Column, Kind, Roster

FISCAL_PAYROLL = Roster(
    name="fiscal_payroll",
    title="财政供养人员",
    title_en="Fiscal payroll",
    row_is="一人一职",
    row_is_en="one person in one post",
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
        Column(name="unit", header="单位", kind=Kind.TEXT, example="某镇人民政府"),
        Column(name="post", header="职务", kind=Kind.TEXT, example="科员"),
        Column(name="from_on", header="起始日期", kind=Kind.DAY, example="2010-08-01"),
        Column(name="to_on", header="截止日期", kind=Kind.DAY, blank="none", example="2020-03-31"),
    ),
)
