"""LS-10."""

from doudi.checks.api import Case, Judged, aid_grants, check, judge, seen, values_of, with_death


@check(
    code="LS-10",
    title=("死亡后仍申请临时救助", "Temporary aid granted to the dead"),
    basis=("sc-649",),
    mandate="baoji-2020-109#2.3",
    subject="person",
    severity="high",
    needs=("temporary_aid_grants", "deaths"),
    says="{name}于{died_on}死亡，之后（{asked_on}）仍以其名义申请临时救助，共{amount}元。",
    reckons="{grant_no}，{asked_on}申请（没有申请日期的为审批日期），{died_on}死亡，本笔",
    clears="死亡日期或身份证号登记有误；家属以逝者名义登记、实际救助家属且确有困难。",
    ask="谁提出的申请？救助金由谁领取？",
)
def granted_to_the_dead(case: Case) -> Judged:
    """规则：临时救助的对象是生活陷入困境的家庭和个人，不得以已死亡的人的名义申请。
    疑点：申请日期（没有的按审批日期）晚于申请人的死亡日期。
    不查：死亡当天申请的；生前申请、死亡以后审批或发放的。"""
    rows = with_death(case.fact(aid_grants), case, "applicant_id")
    return judge(
        rows,
        subject=rows.applicant_id,
        applies=True,
        broken=rows.died_on.notnull() & (rows.died_on < rows.asked_on),
        at=rows.asked_on,
        yuan=rows.amount,
        place=rows.area_code,
        name=rows.applicant_name,
        values={"deaths.died_on": rows.died_on, "temporary_aid_grants.applied_on": rows.asked_on},
        also=values_of(rows, "temporary_aid_grants.grant_no asked_on|申请日期 temporary_aid_grants.amount"),
        evidence=(
            seen("temporary_aid_grants", on="row_id", fields="applied_on decided_on amount"),
            seen("deaths", on="id_no=applicant_id", fields="died_on source"),
        ),
    )
