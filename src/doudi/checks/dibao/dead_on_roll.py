"""DB-01."""

from doudi.checks.api import DIBAO, Case, Judged, check, judge, members_with_death, month_no, seen


@check(
    code="DB-01",
    title=("死亡后仍在保", "Dead, still on the dibao roll"),
    basis=("mca-2012-220", "mca-2022-83"),
    mandate="baoji-2020-109#2.1",
    subject="person",
    severity="high",
    needs=(*DIBAO, "deaths"),
    says="{name}于{died_on}死亡，{months}仍列为低保保障对象。",
    reckons="{month}：家庭月保障金额{total_amount}元÷保障{n_insured}人",
    clears="死亡日期有误，或该月仍在规定的宽限期内。",
    ask="该户何时知道人员死亡、何时报告？多领的低保金是否已退回？",
)
def dead_on_roll(case: Case) -> Judged:
    """规则：保障对象死亡的，应当自次月起（有宽限期的从其规定）停发其低保金。
    疑点：死亡月份（加宽限期）之后的月份，仍是在册保障对象。
    不查：不在保障范围内的家庭成员；宽限期内的月份。"""
    rows = members_with_death(case)
    grace = case.value("dibao.death_grace_months", on=rows.month, place=rows.area_code)
    return judge(
        rows,
        subject=rows.id_no,
        applies=rows.insured & rows.died_on.notnull(),
        broken=month_no(rows.month) > month_no(rows.died_on) + grace,
        month=rows.month,
        yuan=rows.total_amount,
        over=rows.n_insured,
        place=rows.area_code,
        name=rows.name,
        values={"deaths.died_on": rows.died_on, "dibao_members.insured": rows.insured},
        also={"dibao_families.total_amount": rows.total_amount, "n_insured|保障人数": rows.n_insured},
        evidence=(
            seen("dibao_members", on="month family_no id_no", fields="name insured"),
            seen("dibao_families", on="month family_no", fields="total_amount"),
            seen("deaths", on="id_no", fields="died_on source"),
        ),
    )
