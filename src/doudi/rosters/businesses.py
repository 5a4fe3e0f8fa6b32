"""26. 市场主体: one person in one business."""

from doudi.rosters.codes import BUSINESS_ROLE, BUSINESS_STATUS
from doudi.rosters.columns import Column, Kind, Roster

BUSINESSES = Roster(
    name="businesses",
    title="市场主体",
    title_en="Businesses",
    row_is="一人在一家市场主体",
    row_is_en="one person in one business",
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
        Column(name="company", header="名称", kind=Kind.TEXT, example="张三商店"),
        Column(name="role", header="身份", kind=Kind.CODE, codes=BUSINESS_ROLE, example="个体经营者"),
        Column(name="capital", header="认缴出资(万元)", kind=Kind.WAN_YUAN, example="5"),
        Column(name="status", header="状态", kind=Kind.CODE, codes=BUSINESS_STATUS, example="存续"),
        Column(name="founded_on", header="成立日期", kind=Kind.DAY, example="2016-11-03"),
    ),
)
