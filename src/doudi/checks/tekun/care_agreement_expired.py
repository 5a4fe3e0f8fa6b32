"""TK-03."""

from doudi.checks.api import Case, Judged, check, judge, seen, tekun_agreements


@check(
    code="TK-03",
    title=("委托照料协议已过期", "Care agreement expired"),
    basis=("baoji-2019-54",),
    mandate="baoji-2020-109#2.2",
    subject="person",
    severity="medium",
    needs=("tekun_people", "care_agreements"),
    says="特困人员{name}为分散供养，委托照料护理协议最晚到{last_until}为止，核查日没有一份在有效期内。",
    clears="协议已续签但未登记，或有效期登记有误。",
    ask="协议到期后由谁照料？什么时候续签？",
)
def care_agreement_expired(case: Case) -> Judged:
    """规则：委托照料护理协议到期的，应当及时续签，保证照料不中断。
    疑点：核查月在册的分散供养人员签订过委托照料护理协议，但核查日没有一份在有效期内。
    不查：集中供养的；从未签订协议的（另查）；有一份协议仍在有效期内的。"""
    rows = case.fact(tekun_agreements)
    return judge(
        rows,
        subject=rows.id_no,
        applies=(rows["mode"] == "分散") & rows.signed,
        broken=~rows.valid,
        month=case.month,
        place=rows.area_code,
        name=rows.name,
        values={"tekun_people.mode": rows["mode"], "care_agreements.signed_on": rows.asked_signed,
                "care_agreements.valid_until": rows.asked_until},
        also={"last_until|最晚有效期至": rows.last_until},
        evidence=(seen("tekun_people", on="row_id", fields="name mode"),
                  seen("care_agreements", on="tekun_id=id_no", fields="carer_name signed_on valid_until")),
    )  # fmt: skip
