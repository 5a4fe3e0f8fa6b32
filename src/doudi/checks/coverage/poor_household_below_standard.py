"""LB-03."""

from doudi.checks.api import DIBAO, Case, Judged, check, judge, poor_households, seen, yearly_standard


@check(
    code="LB-03",
    title=("收入低于标准的建档立卡户无人在保", "Registered household below the standard, nobody covered"),
    basis=("sc-649",),
    mandate="baoji-2020-109#2.1",
    subject="household",
    severity="high",
    needs=("registered_poor", *DIBAO, "tekun_people"),
    says="建档立卡户{subject}（{name}）人均年收入{income_per_head}元低于农村低保年标准{standard}元，{months}全户无人在保。",
    clears="家中有人已在保（身份证号登记有误），或家庭收入、财产经核对高于标准。",
    ask="该户最近一次收入核算是什么时候？是否申请过低保，结果如何？",
)
def poor_household_below_standard(case: Case) -> Judged:
    """规则：共同生活的家庭成员人均收入低于当地低保标准且符合财产规定的家庭，给予最低生活保障。
    疑点：建档立卡户人均年收入低于当地农村低保年标准，核查月全户无人在低保或特困名册。
    不查：全户均已去世的；所在单位没有提供当月低保名册的。"""
    rows = case.fact(poor_households)
    standard = yearly_standard(case, rows)
    return judge(
        rows,
        subject=rows.household_no,
        applies=rows.alive,
        broken=(rows.income < standard) & ~rows.covered,
        month=case.month,
        place=rows.area_code,
        name=rows.name,
        supplied=rows.supplied,
        gaps=[rows.gap],
        values={"registered_poor.income_per_head": rows.income, "dibao.standard|低保年标准": standard,
                "dibao_members.insured|是否在保": rows.covered, "registered_poor.area_code": rows.area_code},
        evidence=(seen("registered_poor", on="household_no", fields="name relation status income_per_head"),),
    )  # fmt: skip
