"""YQ-01."""

from doudi.checks.api import Case, Judged, check, judge, patients, seen


@check(
    code="YQ-01",
    title=("新冠肺炎患者家庭未走访", "COVID-19 patient's family not visited"),
    basis=("shaanxi-2020-14",),
    mandate="baoji-2020-109#2.4",
    subject="person",
    severity="medium",
    needs=("epidemic_cases", "home_visits"),
    says="{name}于{confirmed_on}确诊，此后没有走访过其家庭的记录。",
    clears="走访过但没有登记，或患者不在本地生活。",
    ask="患者家庭生活状况如何？确诊后谁去看过、什么时候？",
)
def patient_family_not_visited(case: Case) -> Judged:
    """规则：全面了解辖区内新冠肺炎患者家庭的生活状况，及时救助。
    疑点：确诊之日起至核查日，同一户口的人都没有走访记录。
    不查：同户任何人有走访记录的；不在户籍信息中的患者，本人有走访记录的。"""
    rows = case.fact(patients)
    return judge(
        rows,
        subject=rows.id_no,
        applies=True,
        broken=~rows.visited,
        at=rows.confirmed_on,
        place=rows.area_code,
        name=rows.name,
        values={"epidemic_cases.confirmed_on": rows.confirmed_on, "households.hukou_no": rows.hukou_no},
        evidence=(seen("epidemic_cases", on="row_id", fields="name confirmed_on"),
                  seen("home_visits", on="id_no", fields="visited_on visitor")),
    )  # fmt: skip
