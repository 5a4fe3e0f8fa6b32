"""TK-06."""

from doudi.checks.api import Case, Judged, check, days_between, judge, last_visits, seen


@check(
    code="TK-06",
    title=("分散供养人员长期无人走访", "Nobody visited lately"),
    basis=("baoji-2020-109#2.2", "baoji-2019-54"),
    mandate="baoji-2020-109#2.2",
    subject="person",
    severity="medium",
    needs=("tekun_people", "care_visits"),
    says="特困人员{name}为分散供养，核查日前{visit_days}天内没有任何照料、陪护或探访记录（上一次：{visited_on}）。",
    clears="已经走访照料但没有登记，或登记的身份证号有误。",
    ask="最近一次是谁、什么时候去看望的？为什么没有记录？",
)
def no_recent_visit(case: Case) -> Judged:
    """规则：对分散供养的特困人员应当定期照料、探访，并做好记录。
    疑点：核查月在册的分散供养人员，核查日前规定天数内没有任何类型的照料探访记录。
    不查：集中供养的；由谁探访、探访的类型。"""
    rows = case.fact(last_visits)
    limit = case.value("tekun.visit_days", place=rows.area_code)
    return judge(
        rows,
        subject=rows.id_no,
        applies=rows["mode"] == "分散",
        broken=rows.visited_on.isnull() | (days_between(rows.visited_on, case.day) > limit),
        month=case.month,
        place=rows.area_code,
        name=rows.name,
        values={"tekun_people.mode": rows["mode"], "tekun.visit_days": limit},
        also={"care_visits.visited_on": rows.visited_on},
        evidence=(seen("tekun_people", on="row_id", fields="name mode"),
                  seen("care_visits", on="tekun_id=id_no visited_on", fields="visited_on kind by")),
    )  # fmt: skip
