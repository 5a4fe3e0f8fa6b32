"""YQ-02."""

from doudi.checks.api import Case, Judged, check, judge, seen, vulnerable_people


@check(
    code="YQ-02",
    title=("疫情期间重点人群未走访", "Vulnerable person not visited during the epidemic"),
    basis=("shaanxi-2020-14",),
    mandate="baoji-2020-109#2.4",
    subject="person",
    severity="medium",
    needs=("vulnerable_people", "home_visits"),
    says="{name}是{kind}，{from_day}以来没有走访记录。",
    clears="走访过但没有登记，或本人已不在本地、已去世。",
    ask="本人现在由谁照看？疫情以来谁去看过、什么时候？",
)
def vulnerable_not_visited(case: Case) -> Judged:
    """规则：全面了解辖区内留守老年人、困境儿童、散居孤儿等民政兜底保障对象的生活状况。
    疑点：疫情防控开始以来至核查日，本人没有走访记录。
    不查：对家里其他人的走访不算对本人的走访。"""
    rows = case.fact(vulnerable_people)
    return judge(
        rows,
        subject=rows.id_no,
        applies=True,
        broken=~rows.visited,
        place=rows.area_code,
        name=rows.name,
        values={"epidemic.from_day": rows.from_day},
        also={"vulnerable_people.kind": rows.kind},
        evidence=(seen("vulnerable_people", on="row_id", fields="name kind"),
                  seen("home_visits", on="id_no", fields="visited_on visitor")),
    )  # fmt: skip
