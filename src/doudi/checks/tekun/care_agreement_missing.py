"""TK-02."""

from doudi.checks.api import Case, Judged, check, judge, seen, tekun_agreements


@check(
    code="TK-02",
    title=("分散供养未签订照料协议", "No care agreement signed"),
    basis=("baoji-2020-109#2.2", "baoji-2019-54"),
    mandate="baoji-2020-109#2.2",
    subject="person",
    severity="high",
    needs=("tekun_people", "care_agreements"),
    says="特困人员{name}为分散供养，{months}没有已签订的委托照料护理协议。",
    clears="协议已签订但未登记、登记的身份证号有误，或本人已转为集中供养。",
    ask="由谁照料这位特困人员？为什么没有签订委托照料护理协议？",
)
def care_agreement_missing(case: Case) -> Judged:
    """规则：分散供养的特困人员，应当落实照料人并签订委托照料护理协议。
    疑点：核查月在册的分散供养人员，没有一份核查日以前签订的委托照料护理协议。
    不查：集中供养的；协议是否在有效期内（另查）。"""
    rows = case.fact(tekun_agreements)
    return judge(
        rows,
        subject=rows.id_no,
        applies=rows["mode"] == "分散",
        broken=~rows.signed,
        month=case.month,
        place=rows.area_code,
        name=rows.name,
        values={"tekun_people.mode": rows["mode"], "care_agreements.signed_on": rows.asked_signed},
        evidence=(seen("tekun_people", on="row_id", fields="name mode"),
                  seen("care_agreements", on="tekun_id=id_no", fields="carer_name signed_on valid_until")),
    )  # fmt: skip
