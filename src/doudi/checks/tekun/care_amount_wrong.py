"""TK-09."""

from doudi.checks.api import Case, Judged, blank_as, check, judge, law_for, seen, stated, tekun_of_month


@check(
    code="TK-09",
    title=("照料护理金低于标准", "Care amount below the standard"),
    basis=("baojizf-2017-25",),
    mandate="baoji-2020-109#2.2",
    subject="person",
    severity="medium",
    needs=("tekun_people",),
    says="特困人员{name}生活自理能力{care_level}，{months}照料护理金{care_amount}元，低于标准{standard}元，少{amount}元。",
    reckons="{month}：生活自理能力{care_level}，标准{standard}元－照料护理金{care_amount}元",
    clears="照料护理金已另行发放（名册未登记），或生活自理能力登记有误。",
    ask="照料护理金按什么档次、从哪月起发放？差额什么时候补发？",
)
def care_amount_wrong(case: Case) -> Judged:
    """规则：分散供养特困人员的照料护理金，按评估的生活自理能力档次执行当地照料护理标准。
    疑点：分散供养、已有评估结果的特困人员，照料护理金（空白按零计）低于当月当地同档次标准。
    不查：集中供养的；没有评估结果的（另查）；高于标准的。"""
    rows = case.fact(tekun_of_month)
    paid, level = blank_as(rows, "care_amount", 0), rows.care_level
    standard = case.value("tekun.care_standard", on=case.month, place=rows.area_code, level=level)
    return judge(
        rows,
        subject=rows.id_no,
        applies=stated(rows, "care_level") & (rows["mode"] == "分散"),
        broken=paid < standard,
        month=case.month,
        yuan=standard - paid,
        place=rows.area_code,
        name=rows.name,
        values={"tekun_people.mode": rows["mode"], "tekun_people.care_level": level,
                "tekun_people.care_amount": paid,
                "tekun.care_standard": law_for(standard, level), "tekun_people.area_code": rows.area_code},
        also={"standard|照料护理标准": standard},
        evidence=(seen("tekun_people", on="row_id", fields="name mode care_level care_amount"),),
    )  # fmt: skip
