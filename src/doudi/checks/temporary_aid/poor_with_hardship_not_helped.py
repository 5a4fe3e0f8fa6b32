"""LS-09."""

from doudi.checks.api import Case, Judged, check, hardships, judge, known, seen, values_of


@check(
    code="LS-09",
    title=("贫困人口支出困难未救助", "Poor person with high bills not helped"),
    basis=("baoji-2020-22",),
    mandate="baoji-2020-109#2.3",
    subject="person",
    severity="high",
    grade="to_verify",
    needs=("registered_poor", "serious_illness", "temporary_aid_grants"),
    says="{name}为{status}人口，{since}以来个人自付医疗费{spent}元，超过{hardship_self_paid}元，全户没有得到临时救助。",
    reckons="{since}以来个人自付合计{spent}元，筛查线{hardship_self_paid}元",
    clears="已经通过医疗救助、慈善等其他渠道解决；家庭不愿申请；自付金额登记有误。",
    ask="是否入户了解过该户的困难？是否告知可以申请临时救助？",
)
def poor_with_hardship_not_helped(case: Case) -> Judged:
    """规则：返贫、边缘易致贫、脱贫不稳定人口因大额医疗支出等陷入困难的，应当及时给予临时救助。
    疑点：这样的人在回看期内入院的个人自付合计超过筛查线，同一时期同户没有任何人获得临时救助。
    不查：未脱贫和已稳定脱贫的人；回看期以前的支出和救助。"""
    rows = case.fact(hardships)
    return judge(
        rows,
        subject=rows.id_no,
        applies=rows.status.isin(["返贫", "边缘易致贫", "脱贫不稳定"]) & rows.hardship,
        broken=~rows.helped,
        place=rows.area_code,
        name=rows.name,
        values={"registered_poor.status": rows.status,
                "serious_illness.admitted_on": known(rows.n_undated > 0).ifelse(rows.hardship, True),
                "serious_illness.self_paid": known(rows.n_unstated > 0).ifelse(rows.hardship, True),
                "temporary_aid.hardship_self_paid": rows.threshold, "temporary_aid_grants.applied_on": rows.helped},
        also=values_of(rows, "since|回看期首日 spent|个人自付合计"),
        evidence=(seen("registered_poor", on="row_id", fields="household_no status"),
                  seen("serious_illness", on="id_no", fields="disease admitted_on self_paid")),
    )  # fmt: skip
