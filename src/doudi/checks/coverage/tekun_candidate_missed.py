"""LB-07."""

from doudi.checks.api import DIBAO, Case, Judged, age_on, check, judge, seen, seen_each, tekun_candidates


@check(
    code="LB-07",
    title=("疑似特困人员未纳入特困供养", "Likely tekun, not on the tekun roll"),
    basis=("mca-2016-178", "mca-tekun-2021"),
    mandate="baoji-2020-109#2.1",
    subject="person",
    severity="medium",
    grade="to_verify",
    needs=(*DIBAO, "households", "tekun_people"),
    says="{name}现年{age}岁，户口上只有一人，符合特困人员的年龄或重残条件，{months}不在特困名册。",
    clears="有履行义务能力的赡养、抚养、扶养人，有生活来源，或本人不愿意。",
    ask="有没有法定赡养、抚养、扶养人？他们有没有履行能力？是否告知过可以申请特困？",
)
def tekun_candidate_missed(case: Case) -> Judged:
    """规则：无劳动能力、无生活来源、无法定赡养抚养扶养义务人（或其无履行能力）的老年人、残疾人和未成年人，依法纳入特困供养。
    疑点：在保或未脱贫、返贫的老年人、未成年人、重度残疾人，户口上只有他一人，核查月不在特困名册。
    不查：已去世的人；户口上还有别人的；所在单位没有提供当月低保名册，或全市没有当月特困名册的。"""
    rows = case.fact(tekun_candidates)
    age, place = age_on(rows.id_no, case.day), rows.area_code
    old = age >= case.value("tekun.elder_age", place=place)
    young = age < case.value("tekun.child_age", place=place)
    return judge(
        rows, subject=rows.id_no, month=case.month, place=place, name=rows.name,
        applies=rows.protected & rows.died_on.isnull() & (old | young | rows.severe) & rows.alone,
        broken=~rows.on_tekun,
        supplied=rows.supplied & rows.some_tekun, gaps=[rows.gap, rows.tekun_gap],
        values={"households.status": rows.alone, "registered_poor.status": rows.protected, "age|年龄": age,
                "disabled_people.grade|重度残疾": rows.severe},
        evidence=(*seen_each("households", "id_no", "hukou_no", fields="name relation status"),
                  seen("dibao_members", on="id_no month", fields="family_no insured"),
                  seen("registered_poor", on="id_no", fields="status"),
                  seen("disabled_people", on="id_no", fields="category grade")),
    )  # fmt: skip
