"""LB-07."""

from doudi.checks.api import DIBAO, Case, Judged, age_on, check, judge, known, seen, seen_each, tekun_candidates


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
    reckons="{month}：现年{age}岁；重度残疾：{severe}；户口上只有一人：{alone}；在保：{on_dibao}；未脱贫或返贫：{poor}",
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
        applies=(rows.insured | rows.listed) & rows.died_on.isnull() & (old | young | rows.severe) & rows.alone,
        broken=~rows.on_tekun,
        supplied=rows.supplied & rows.some_tekun, gaps=[rows.gap, rows.tekun_gap],
        values={"households.status": rows.alone, "age|年龄": age,
                "disabled_people.grade": rows.asked_grade, "disabled_people.category": rows.asked_category,
                "dibao_members.insured": known(rows.listed).ifelse(True, rows.insured),
                "registered_poor.status": known(rows.insured).ifelse(True, rows.listed),
                "dibao_families.area_code": rows.on_roll.ifelse(rows.area_code, ""),
                "registered_poor.area_code": rows.on_roll.ifelse("", rows.area_code)},
        also={"severe|重度残疾": rows.severe, "alone|户口上只有一人": rows.alone,
              "on_dibao|在保": rows.insured, "poor|未脱贫或返贫": rows.listed},
        evidence=(*seen_each("households", "id_no", "hukou_no", fields="name relation status"),
                  seen("dibao_members", on="id_no month", fields="family_no insured"),
                  seen("registered_poor", on="id_no", fields="status"),
                  seen("disabled_people", on="id_no", fields="category grade")),
    )  # fmt: skip
