"""TK-11."""

from doudi.checks.api import Case, Judged, blank_as, check, judge, month_no, seen, support_amount, tekun, with_death


@check(
    code="TK-11",
    title=("特困人员死亡后仍在册", "Dead, still on the tekun roll"),
    basis=("mca-2016-178", "mca-tekun-2021"),
    mandate="baoji-2020-109#2.2",
    subject="person",
    severity="high",
    needs=("tekun_people", "deaths"),
    says="特困人员{name}于{died_on}死亡，{months}仍在特困名册，供养金合计{amount}元。",
    reckons="{month}：基本生活金{base_amount}元＋照料护理金{care_amount}元",
    clears="死亡日期有误，或该月仍在规定的宽限期内。",
    ask="什么时候知道人员死亡、什么时候报告？多发的供养金是否已追回？",
)
def dead_on_roll(case: Case) -> Judged:
    """规则：特困人员死亡的，应当自次月起（有宽限期的从其规定）终止救助供养。
    疑点：死亡月份（加宽限期）之后的月份，仍在特困人员名册。
    不查：宽限期内的月份；丧葬费用。"""
    rows = with_death(case.fact(tekun), case)
    grace = case.value("dibao.death_grace_months", on=rows.month, place=rows.area_code)
    return judge(
        rows,
        subject=rows.id_no,
        applies=rows.died_on.notnull(),
        broken=month_no(rows.month) > month_no(rows.died_on) + grace,
        month=rows.month,
        yuan=support_amount(rows),
        place=rows.area_code,
        name=rows.name,
        values={"deaths.died_on": rows.died_on, "dibao.death_grace_months": grace},
        also={"tekun_people.base_amount": rows.base_amount, "care_amount|照料护理金": blank_as(rows, "care_amount", 0)},
        evidence=(seen("tekun_people", on="row_id", fields="month name base_amount care_amount"),
                  seen("deaths", on="id_no", fields="died_on source")),
    )  # fmt: skip
