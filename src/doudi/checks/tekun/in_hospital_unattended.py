"""TK-07."""

from doudi.checks.api import Case, Judged, check, hospital_stays, judge, seen


@check(
    code="TK-07",
    title=("住院期间无人陪护", "In hospital, unattended"),
    basis=("baoji-2020-109#2.2", "baoji-2019-54"),
    mandate="baoji-2020-109#2.2",
    subject="person",
    severity="high",
    needs=("tekun_people", "serious_illness", "care_visits"),
    says="特困人员{name}于{admitted_on}因{disease}住院，至{until}没有住院陪护记录。",
    reckons="{admitted_on}至{until}住院（{disease}）：没有住院陪护记录",
    clears="已有人陪护但没有登记、门诊结算误作住院，或登记的身份证号有误。",
    ask="住院期间由谁陪护？陪护费用由谁支付？为什么没有记录？",
)
def in_hospital_unattended(case: Case) -> Judged:
    """规则：特困人员住院期间，应当安排人员陪护照料。
    疑点：在册特困人员近期的一次住院，从入院到出院（未出院的到核查日）没有类型为住院陪护的记录。
    不查：入院早于回看期的；已不在名册的人；陪护的天数。"""
    rows = case.fact(hospital_stays)
    return judge(
        rows,
        subject=rows.id_no,
        applies=rows.admitted_on >= case.day_before("tekun.hospital_months", place=rows.area_code),
        broken=~rows.attended,
        month=case.month,
        at=rows.admitted_on,
        place=rows.area_code,
        name=rows.name,
        values={"serious_illness.admitted_on": rows.admitted_on, "care_visits.kind": rows.asked_visit,
                "serious_illness.discharged_on": rows.until},
        also={"serious_illness.disease": rows.disease, "until|陪护应至": rows.until},
        evidence=(seen("tekun_people", on="row_id=tekun_row", fields="name mode"),
                  seen("serious_illness", on="row_id", fields="disease admitted_on discharged_on"),
                  seen("care_visits", on="tekun_id=id_no", fields="visited_on kind by")),
    )  # fmt: skip
