"""TK-04."""

from doudi.checks.api import Case, Judged, agreements_in_question, check, judge, seen, severe_by


@check(
    code="TK-04",
    title=("照料人不能履行照料职责", "Carer unfit"),
    basis=("baoji-2019-54",),
    mandate="baoji-2020-109#2.2",
    subject="person",
    severity="high",
    needs=("tekun_people", "care_agreements"),
    says="特困人员{name}的照料人{carer_name}不能照料：死亡日期{died_on}，本人在特困名册：{on_tekun}，重度残疾：{severe}，核查日在押：{from_on}。",
    clears="照料人已更换（新协议未登记），或照料人的身份证号登记有误。",
    ask="现在实际由谁照料？什么时候更换照料人、重新签订协议？",
)
def carer_unfit(case: Case) -> Judged:
    """规则：照料人应当具有完全民事行为能力和照料能力。
    疑点：核查日有效的委托照料护理协议中，照料人已死亡，或本人是特困人员，或重度残疾，或在服刑、强制戒毒。
    不查：集中供养的；没有签订或已经过期的协议；已被后签的有效协议取代的。"""
    rows = case.fact(agreements_in_question)
    return judge(
        rows,
        subject=rows.id_no,
        applies=(rows["mode"] == "分散") & rows.agreement.notnull() & rows.valid,
        broken=rows.unfit,
        month=case.month,
        place=rows.area_code,
        name=rows.name,
        values={"tekun_people.mode": rows["mode"], "care_agreements.carer_id": rows.carer_id,
                "care_agreements.signed_on": rows.signed_on, "care_agreements.valid_until": rows.valid_until,
                **severe_by(rows), "prisoners.from_on|核查日在押": rows.inside},
        also={"severe|重度残疾": rows.severe, "care_agreements.carer_name": rows.carer_name,
              "deaths.died_on": rows.died_on, "on_tekun|本人在特困名册": rows.carer_on_tekun},
        evidence=(seen("tekun_people", on="row_id", fields="name mode"),
                  seen("care_agreements", on="row_id=agreement", fields="carer_name carer_id signed_on valid_until"),
                  seen("tekun_people", on="id_no=carer_id month", fields="name mode"),
                  seen("deaths", on="id_no=carer_id", fields="died_on"),
                  seen("disabled_people", on="id_no=carer_id", fields="category grade"),
                  seen("prisoners", on="id_no=carer_id", fields="from_on to_on")),
    )  # fmt: skip
