"""LS-02."""

from doudi.checks.api import Case, Judged, aid_grants, check, judge, law_for, seen


@check(
    code="LS-02",
    title=("应由镇（街）审批的救助由县区审批", "Decided by the county, though it is the town's"),
    basis=("baoji-2020-109#2.3",),
    mandate="baoji-2020-109#2.3",
    subject="grant",
    severity="medium",
    needs=("temporary_aid_grants",),
    says="{name}的临时救助（{subject}，{kind}，{granted}元）于{decided_on}由{approved_by}审批，应委托镇（街）审批（限额{town_limit}元）。",
    reckons="{decided_on}由{approved_by}审批，{kind}，{granted}元，限额{town_limit}元",
    clears="实际由镇（街）审批而台账登记有误；县区按规定提级办理。",
    ask="为什么没有由镇（街）审批？审批权限是否已经委托、镇（街）是否知道？",
)
def not_delegated_to_town(case: Case) -> Judged:
    """规则：急难型临时救助和单次限额以内的临时救助，委托镇（街）审批，限额含本数。
    疑点：核查日所在年度审批的救助，审批主体是县区，而类型是急难型或者金额没有超过审批当日的限额。
    不查：以前年度审批的；审批当日没有规定限额的；超过限额的支出型救助。"""
    rows = case.fact(aid_grants)
    return judge(
        rows,
        subject=rows.grant_no,
        applies=(rows.decided_on.year() == case.day.year) & rows.limited & (rows.approved_by == "县区"),
        broken=(rows.kind == "急难型") | (rows.amount <= rows.town_limit),
        at=rows.decided_on,
        place=rows.area_code,
        name=rows.applicant_name,
        applicant=rows.applicant_id,
        values={"temporary_aid_grants.decided_on": rows.decided_on,
                "temporary_aid_grants.approved_by": rows.approved_by, "temporary_aid_grants.kind": rows.kind,
                "temporary_aid_grants.amount": rows.amount,
                "temporary_aid.town_limit": law_for(rows.town_limit, rows.decided_on)},
        also={"granted|救助金额": rows.amount},
        evidence=[seen("temporary_aid_grants", on="row_id", fields="kind amount approved_by decided_on")],
    )  # fmt: skip
