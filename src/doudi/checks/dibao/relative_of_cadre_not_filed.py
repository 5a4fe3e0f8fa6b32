"""DB-12."""

from doudi.checks.api import DIBAO, Case, Judged, check, judge, relatives_on_dibao, seen


@check(
    code="DB-12",
    title=("干部近亲属享受低保未备案", "Relative of a cadre on dibao, not filed"),
    basis=("mca-2012-220#14",),
    mandate="baoji-2020-109#2.1",
    subject="person",
    severity="medium",
    needs=(*DIBAO, "cadre_relatives", "relative_filings"),
    says="{name}是村（社区）干部或经办人员本人或其近亲属，{months}享受低保，没有备案登记。",
    clears="已备案而登记漏报，或近亲属关系登记有误。",
    ask="与哪位干部是什么关系？申请时是否声明？为什么没有备案？",
)
def relative_of_cadre_not_filed(case: Case) -> Judged:
    """规则：低保经办人员和村（居）民委员会成员的近亲属享受低保的，应当单独登记备案；本人享受的同样备案。
    疑点：核查月的保障对象是干部本人或其近亲属，备案登记中没有他。
    不查：已有备案的人，不论备在哪位干部名下、何时备案；不在保障范围内的家庭成员。"""
    rows = case.fact(relatives_on_dibao)
    return judge(
        rows,
        subject=rows.id_no,
        applies=rows.insured & (rows.relative | rows.cadre),
        broken=~rows.filed,
        month=case.month,
        place=rows.area_code,
        name=rows.name,
        values={"dibao_members.insured": rows.insured, "relative|干部近亲属": rows.relative,
                "cadre|干部本人": rows.cadre, "filed|已备案": rows.filed},
        evidence=(seen("dibao_members", on="row_id", fields="month family_no name insured"),
                  seen("cadre_relatives", on="relative_id=id_no", fields="cadre_id relation"),
                  seen("cadres", on="id_no", fields="name unit post")),
    )  # fmt: skip
