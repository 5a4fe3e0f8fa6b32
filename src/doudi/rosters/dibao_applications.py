"""8. 低保申请审批台账: one application."""

from doudi.rosters.codes import DECISION
from doudi.rosters.columns import Column, Kind, Roster

DIBAO_APPLICATIONS = Roster(
    name="dibao_applications",
    title="低保申请审批台账",
    title_en="Dibao applications",
    row_is="一件申请",
    row_is_en="one application",
    identity=("application_no",),
    clock=("accepted_on",),
    columns=(
        Column(name="application_no", header="申请编号", kind=Kind.TEXT, required=True, example="SQ20200001"),
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
        Column(name="accepted_on", header="受理日期", kind=Kind.DAY, example="2020-05-06"),
        Column(name="investigated_on", header="入户调查日期", kind=Kind.DAY, blank="none", example="2020-05-08"),
        Column(name="reviewed_on", header="民主评议日期", kind=Kind.DAY, blank="none", example="2020-05-12"),
        Column(name="notice_from", header="公示开始", kind=Kind.DAY, blank="none", example="2020-05-13"),
        Column(name="notice_to", header="公示结束", kind=Kind.DAY, blank="none", example="2020-05-20"),
        Column(name="decided_on", header="审批日期", kind=Kind.DAY, blank="none", example="2020-05-25"),
        Column(name="decision", header="审批结果", kind=Kind.CODE, blank="none", codes=DECISION, example="批准"),
        Column(name="informed_on", header="告知日期", kind=Kind.DAY, blank="none", example="2020-05-26"),
        Column(name="near_relative", header="是否近亲属", kind=Kind.FLAG, example="否"),
        Column(name="reported", header="是否有举报", kind=Kind.FLAG, example="否"),
        Column(name="county_visited", header="县级是否入户抽查", kind=Kind.FLAG, example="是"),
    ),
)
