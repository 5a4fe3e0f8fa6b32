"""9. 特困人员名册: one person in one month."""

from doudi.rosters.codes import CARE_LEVEL, CARE_MODE, RURAL_OR_URBAN
from doudi.rosters.columns import Column, Kind, Roster

TEKUN_PEOPLE = Roster(
    name="tekun_people",
    title="特困人员名册",
    title_en="Tekun people",
    row_is="一人一月",
    row_is_en="one person in one month",
    identity=(
        "month",
        "id_no",
    ),
    snapshot=True,
    clock=("month",),
    columns=(
        Column(name="month", header="月份", kind=Kind.MONTH, required=True, example="2020-06"),
        Column(
            name="id_no",
            header="身份证号",
            kind=Kind.ID_NUMBER,
            required=True,
            privacy="identifying",
            example="990304195203140016",
        ),
        Column(name="name", header="姓名", kind=Kind.NAME, privacy="identifying", example="张三"),
        Column(name="area_code", header="行政区划代码", kind=Kind.AREA, example="610304101201"),
        Column(name="kind", header="城乡类别", kind=Kind.CODE, codes=RURAL_OR_URBAN, example="农村"),
        Column(name="mode", header="供养方式", kind=Kind.CODE, codes=CARE_MODE, example="集中"),
        Column(name="wants_institution", header="是否愿意集中供养", kind=Kind.FLAG, example="是"),
        Column(name="wished_on", header="提出日期", kind=Kind.DAY, example="2019-03-05"),
        Column(
            name="admitted_on",
            header="入住日期",
            kind=Kind.DAY,
            blank="none",
            privacy="sensitive",
            example="2019-04-01",
        ),
        Column(name="institution", header="供养机构", kind=Kind.TEXT, blank="none", example="陈仓区中心敬老院"),
        Column(name="approved_on", header="认定日期", kind=Kind.DAY, example="2019-03-20"),
        Column(
            name="care_level",
            header="生活自理能力",
            kind=Kind.CODE,
            blank="none",
            codes=CARE_LEVEL,
            privacy="sensitive",
            example="部分丧失",
        ),
        Column(name="assessed_on", header="评估日期", kind=Kind.DAY, blank="none", example="2019-03-15"),
        Column(name="base_amount", header="基本生活金", kind=Kind.YUAN, example="585.00"),
        Column(name="care_amount", header="照料护理金", kind=Kind.YUAN, blank="none", example="360.00"),
        Column(
            name="account_no",
            header="银行账号",
            kind=Kind.ACCOUNT,
            privacy="identifying",
            example="6200000000000000001",
        ),
        Column(name="account_name", header="户名", kind=Kind.NAME, privacy="identifying", example="张三"),
    ),
)
