"""LB-04."""

from doudi.checks.api import DIBAO, RULES_OF_2021, Case, Judged, check, judge, marginal_people, seen, yearly_standard


@check(
    code="LB-04",
    title=("低保边缘家庭重残人员未单人保", "Severely disabled in a marginal household, no single-person guarantee"),
    basis=("mca-2021-57#8",),
    mandate="baoji-2020-109#2.1",
    subject="person",
    severity="medium",
    needs=("registered_poor", "disabled_people", *DIBAO, "tekun_people"),
    since=RULES_OF_2021,
    says="{name}为重度残疾人，家庭人均年收入{income_per_head}元在低保年标准{standard}元以上、边缘线{ceiling}元以下，{months}未单人保。",
    clears="本人已在保、不愿申请，或残疾等级、家庭收入登记有误。",
    ask="是否告知过本人可以单人申请低保？是否已受理申请？",
)
def single_person_guarantee_missed(case: Case) -> Judged:
    """规则：低保边缘家庭中的重度残疾人，本人提出申请的，可以参照单人户纳入低保。
    疑点：重度残疾人健在，家庭人均年收入不低于低保年标准而低于边缘线，核查月不在保。
    不查：已去世的人；所在单位没有提供当月低保名册的人。"""
    rows = case.fact(marginal_people)
    standard = yearly_standard(case, rows)
    ceiling = standard * case.value("coverage.marginal_multiple", place=rows.area_code)
    return judge(
        rows, subject=rows.id_no, month=case.month, place=rows.area_code, name=rows.name,
        applies=rows.severe & rows.died_on.isnull() & (rows.income >= standard) & (rows.income < ceiling),
        broken=~rows.covered,
        supplied=rows.supplied, gaps=[rows.gap],
        values={"disabled_people.grade": rows.asked_grade, "disabled_people.category": rows.asked_category,
                "registered_poor.income_per_head|家庭人均年收入": rows.income, "dibao.standard|低保年标准": standard,
                "dibao_members.insured|是否在保": rows.covered, "registered_poor.area_code": rows.area_code},
        also={"ceiling|边缘线": ceiling, "severe|重度残疾": rows.severe},
        evidence=(seen("registered_poor", on="household_no", fields="name relation income_per_head"),
                  seen("disabled_people", on="id_no", fields="category grade"),
                  seen("dibao_members", on="id_no month", fields="family_no insured")),
    )  # fmt: skip
