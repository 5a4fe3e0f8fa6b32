"""10. 委托照料护理协议: one agreement."""

from doudi.rosters.columns import Column, Kind, Roster

CARE_AGREEMENTS = Roster(
    name="care_agreements",
    title="委托照料护理协议",
    title_en="Care agreements",
    row_is="一份协议",
    row_is_en="one agreement",
    clock=("signed_on",),
    columns=(
        Column(
            name="tekun_id",
            header="特困人员身份证号",
            kind=Kind.ID_NUMBER,
            required=True,
            privacy="identifying",
            example="990304195203140016",
        ),
        Column(name="carer_name", header="照料人姓名", kind=Kind.NAME, privacy="identifying", example="李四"),
        Column(
            name="carer_id",
            header="照料人身份证号",
            kind=Kind.ID_NUMBER,
            privacy="identifying",
            example="990304198506070020",
        ),
        Column(name="carer_phone", header="联系电话", kind=Kind.TEXT, privacy="identifying", example="00000000000"),
        Column(name="signed_on", header="签订日期", kind=Kind.DAY, blank="none", example="2020-01-01"),
        Column(name="valid_until", header="有效期至", kind=Kind.DAY, example="2020-12-31"),
    ),
)
