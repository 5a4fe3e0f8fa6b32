"""5. 低保家庭名册: one family in one month."""

from doudi.rosters.codes import RURAL_OR_URBAN, TIER
from doudi.rosters.columns import Column, Kind, Roster

DIBAO_FAMILIES = Roster(
    name="dibao_families",
    title="低保家庭名册",
    title_en="Dibao families",
    row_is="一户一月",
    row_is_en="one family in one month",
    identity=(
        "month",
        "family_no",
    ),
    snapshot=True,
    clock=("month",),
    columns=(
        Column(name="month", header="月份", kind=Kind.MONTH, required=True, example="2020-06"),
        Column(
            name="family_no",
            header="家庭编号",
            kind=Kind.TEXT,
            aliases=("低保证号",),
            required=True,
            example="NC0304000001",
        ),
        Column(name="area_code", header="行政区划代码", kind=Kind.AREA, example="610304101201"),
        Column(name="kind", header="城乡类别", kind=Kind.CODE, codes=RURAL_OR_URBAN, example="农村"),
        Column(
            name="applicant_name",
            header="申请人姓名",
            kind=Kind.NAME,
            aliases=("户主姓名",),
            privacy="identifying",
            example="张三",
        ),
        Column(
            name="applicant_id",
            header="申请人身份证号",
            kind=Kind.ID_NUMBER,
            aliases=("户主身份证号",),
            privacy="identifying",
            example="990304195203140016",
        ),
        Column(name="n_persons", header="保障人数", kind=Kind.COUNT, example="3"),
        Column(name="tier", header="保障类别", kind=Kind.CODE, codes=TIER, example="A"),
        Column(name="income_per_head", header="人均月收入", kind=Kind.YUAN, privacy="sensitive", example="180.50"),
        Column(name="base_amount", header="基本保障金", kind=Kind.YUAN, example="895.00"),
        Column(name="top_up", header="分类施保金", kind=Kind.YUAN, blank="none", example="120.00"),
        Column(name="total_amount", header="月保障金额", kind=Kind.YUAN, example="1015.00"),
        Column(name="approved_on", header="批准日期", kind=Kind.DAY, example="2018-03-20"),
        Column(name="reviewed_on", header="最近复核日期", kind=Kind.DAY, example="2020-04-15"),
        Column(name="gradual_exit_until", header="渐退期截止", kind=Kind.MONTH, blank="none", example="2020-12"),
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
