"""TK-01."""

from doudi.checks.api import Case, Judged, blank, check, days_between, judge, seen, tekun_of_month


@check(
    code="TK-01",
    title=("愿意集中供养而未入住", "Wish for an institution not met"),
    basis=("baojizf-2017-25",),
    mandate="baoji-2020-109#2.2",
    subject="person",
    severity="high",
    needs=("tekun_people",),
    says="特困人员{name}于{wished_on}提出愿意集中供养，至核查日已{days}天（规定{placement_days}天内），仍未集中入住（供养方式{mode}）。",
    reckons="{month}：{wished_on}提出，至核查日{days}天，规定{placement_days}天；供养方式{mode}，入住日期{admitted_on}",
    clears="已入住供养机构（名册未更新）、本人改变意愿，或因传染病、精神疾病等按规定另行安置。",
    ask="本人现在是否仍愿意集中供养？联系过哪些供养机构？为什么没有安排入住？",
)
def wish_for_institution_unmet(case: Case) -> Judged:
    """规则：有集中供养意愿的特困人员，应当及时安排到供养机构集中供养。
    疑点：本人愿意集中供养，提出已超过规定天数，仍为分散供养或者没有入住日期。
    不查：没有集中供养意愿的；已登记集中供养并有入住日期的。"""
    rows = case.fact(tekun_of_month)
    days = days_between(rows.wished_on, case.day)
    limit = case.value("tekun.placement_days", place=rows.area_code)
    return judge(
        rows,
        subject=rows.id_no,
        applies=rows.wants_institution & ((rows["mode"] == "分散") | blank(rows, "admitted_on")),
        broken=days > limit,
        month=case.month,
        place=rows.area_code,
        name=rows.name,
        values={"tekun_people.wants_institution": rows.wants_institution, "tekun_people.wished_on": rows.wished_on,
                "tekun_people.mode": rows["mode"], "tekun_people.admitted_on": rows.admitted_on,
                "tekun.placement_days": limit},
        also={"days|已等待天数": days},
        evidence=(seen("tekun_people", on="row_id", fields="name mode wants_institution wished_on admitted_on"),),
    )  # fmt: skip
