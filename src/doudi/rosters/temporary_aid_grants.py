"""12. 临时救助台账: one grant."""

from doudi.rosters.codes import AID_KIND, APPROVER
from doudi.rosters.columns import Column, Kind, Roster

TEMPORARY_AID_GRANTS = Roster(
    name="temporary_aid_grants",
    title="临时救助台账",
    title_en="Temporary-aid grants",
    row_is="一笔救助",
    row_is_en="one grant",
    identity=("grant_no",),
    clock=(
        "applied_on",
        "decided_on",
    ),
    columns=(
        Column(name="grant_no", header="编号", kind=Kind.TEXT, required=True, example="LS20200001"),
        Column(name="applicant_name", header="申请人姓名", kind=Kind.NAME, privacy="identifying", example="张三"),
        Column(
            name="applicant_id",
            header="申请人身份证号",
            kind=Kind.ID_NUMBER,
            required=True,
            privacy="identifying",
            example="990304195203140016",
        ),
        Column(name="area_code", header="行政区划代码", kind=Kind.AREA, example="610304101201"),
        Column(name="kind", header="救助类型", kind=Kind.CODE, codes=AID_KIND, example="急难型"),
        Column(name="cause", header="救助事由", kind=Kind.TEXT, privacy="sensitive", example="突发疾病"),
        Column(name="applied_on", header="申请日期", kind=Kind.DAY, example="2020-06-08"),
        Column(name="decided_on", header="审批日期", kind=Kind.DAY, example="2020-06-10"),
        Column(name="paid_on", header="发放日期", kind=Kind.DAY, blank="none", example="2020-06-12"),
        Column(name="approved_by", header="审批主体", kind=Kind.CODE, codes=APPROVER, example="镇街"),
        Column(name="amount", header="救助金额", kind=Kind.YUAN, example="1500.00"),
        Column(name="papers_completed_on", header="补齐手续日期", kind=Kind.DAY, blank="none", example="2020-06-20"),
    ),
)
