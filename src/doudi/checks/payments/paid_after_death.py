"""ZJ-05."""

from doudi.checks.api import PARTS_OVER, Case, Judged, check, judge, line_months, month_no, seen, values_of, with_death


@check(
    code="ZJ-05",
    title=("死亡后仍发放", "Paid after death"),
    basis=("baoji-2020-82", "sc-649"),
    mandate="baoji-2020-109#2.6",
    subject="person",
    severity="high",
    needs=("payments", "deaths"),
    says="{name}于{died_on}死亡，仍被发放{months}的{programme}，共{amount}元。",
    reckons="{month}：{programme}发放{amount}元，分摊到{n_months}个月",
    clears="死亡日期有误；该月仍在规定的宽限期内；所发款项已退回财政。",
    ask="何时知道领款人死亡、何时停发？死亡后发放的资金由谁领取，是否已追回？",
)
def paid_after_death(case: Case) -> Judged:
    """规则：领款人死亡的，自次月起（有宽限期的从其规定）停发救助资金。
    疑点：发放成功的明细，所属月份在死亡月份（加宽限期）之后。
    不查：退回的款项；补发死亡以前月份的款项。"""
    rows = with_death(line_months(case), case)
    grace = case.value("dibao.death_grace_months", on=rows.month, place=rows.area_code)
    return judge(
        rows,
        subject=rows.id_no,
        applies=rows.paid & rows.died_on.notnull(),
        broken=month_no(rows.month) > month_no(rows.died_on) + grace,
        month=rows.month,
        yuan=rows.part,
        over=PARTS_OVER,
        place=rows.area_code,
        name=rows.name,
        values={"payments.result": rows.result, "deaths.died_on": rows.died_on, "dibao.death_grace_months": grace},
        also=values_of(rows, "payments.programme payments.amount n_months|分摊的月数"),
        evidence=(
            seen("payments", on="row_id", fields="programme month amount paid_on result note"),
            seen("deaths", on="id_no", fields="died_on source"),
        ),
    )
