"""DB-04."""

from doudi.checks.api import DIBAO, Case, Judged, check, judge, seen, terms_of_insured


@check(
    code="DB-04",
    title=("服刑或强制戒毒期间仍在保", "In prison, still on the dibao roll"),
    basis=("mca-2012-220",),
    mandate="baoji-2020-109#2.1",
    subject="person",
    severity="high",
    needs=(*DIBAO, "prisoners"),
    says="{name}自{from_on}起服刑或强制戒毒，{months}整月在内，仍列为低保保障对象，低保份额合计{amount}元。",
    reckons="{month}：家庭{family_no}月保障金额{total_amount}元÷保障{n_insured}人",
    clears="起止日期有误、已提前释放、暂予监外执行，或不是同一人。",
    ask="该户何时知道人员被收押、何时报告？何时重新核定保障人数？",
)
def in_prison_on_roll(case: Case) -> Judged:
    """规则：服刑、强制隔离戒毒人员不作为共同生活的家庭成员，收押次月起不再计入保障人数。
    疑点：收押次月起、整月都在内的月份，仍是在册保障对象。
    不查：收押和释放当月；不在保障范围内的家庭成员。"""
    rows = case.fact(terms_of_insured)
    return judge(
        rows,
        subject=rows.id_no,
        applies=rows.insured & rows.term.notnull(),
        broken=rows.broken,
        month=rows.month,
        yuan=rows.money,
        over=rows.n_insured,
        place=rows.area_code,
        name=rows.name,
        values={"dibao_members.insured": rows.insured, "prisoners.from_on": rows.from_on,
                "prisoners.to_on": rows.to_on},
        also={"dibao_families.family_no": rows.family_no, "dibao_families.total_amount": rows.total_amount,
              "n_insured|保障人数": rows.n_insured},
        evidence=(seen("dibao_members", on="row_id", fields="month family_no name insured"),
                  seen("dibao_families", on="month family_no", fields="total_amount"),
                  seen("prisoners", on="row_id=term", fields="from_on to_on")),
    )  # fmt: skip
