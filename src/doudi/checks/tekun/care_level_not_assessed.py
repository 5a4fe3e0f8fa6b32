"""TK-08."""

from doudi.checks.api import Case, Judged, blank, check, judge, passed_by, seen, tekun_of_month


@check(
    code="TK-08",
    title=("生活自理能力未按期评估", "Care level not assessed in time"),
    basis=("mca-2016-178", "mca-tekun-2021"),
    mandate="baoji-2020-109#2.2",
    subject="person",
    severity="medium",
    needs=("tekun_people",),
    says="特困人员{name}没有登记评估结果或评估日期，或者上次评估已超过{assessment_months}个月（生活自理能力：{care_level}，评估日期：{assessed_on}）。",
    clears="已经评估但没有登记，或评估日期登记有误。",
    ask="最近一次生活自理能力评估是什么时候、由谁做的？结果是什么？",
)
def care_level_not_assessed(case: Case) -> Judged:
    """规则：对特困人员的生活自理能力应当进行评估，并定期复评，据以确定照料护理标准。
    疑点：核查月在册的特困人员没有评估结果、没有评估日期，或者距上次评估超过规定月数。
    不查：评估结果是否恰当。"""
    rows = case.fact(tekun_of_month)
    months = case.value("tekun.assessment_months", place=rows.area_code)
    unassessed = blank(rows, "care_level") | blank(rows, "assessed_on")
    return judge(
        rows,
        subject=rows.id_no,
        applies=True,
        broken=unassessed | passed_by(rows.assessed_on, months, case.day),
        month=case.month,
        place=rows.area_code,
        name=rows.name,
        values={"tekun_people.care_level": rows.care_level, "tekun_people.assessed_on": rows.assessed_on,
                "tekun.assessment_months": months},
        evidence=(seen("tekun_people", on="row_id", fields="name mode care_level assessed_on"),),
    )  # fmt: skip
