"""DB-02."""

from doudi.checks.api import DIBAO, Case, Judged, check, insured_rows, judge, seen


@check(
    code="DB-02",
    title=("一人在多户低保中保障", "Insured in several dibao families at once"),
    basis=("mca-2012-220",),
    mandate="baoji-2020-109#2.1",
    subject="person",
    severity="high",
    needs=DIBAO,
    says="{name}{months}同时在{n_known}户低保家庭中保障（跨县区：{across_units}；城乡兼有：{across_kinds}），多计{amount}元。",
    reckons="{month}：家庭{family_no}月保障金额{total_amount}元÷保障{n_insured}人（是否计入多计：{counted}）",
    clears="身份证号登记有误，或当月是在两户之间迁移、实际只发一处。",
    ask="本人实际与哪一户共同生活？另一户何时退出？多领的低保金是否已退回？",
)
def on_two_families(case: Case) -> Judged:
    """规则：低保以家庭为单位，一人同一时间只能在一个家庭中保障，只享受一份低保金。
    疑点：同一身份证号在同一个月是两户以上低保家庭的保障对象。
    不查：不在保障范围内的家庭成员；先后在不同月份、不同家庭保障的。"""
    rows = insured_rows(case)
    return judge(
        rows,
        subject=rows.id_no,
        applies=True,
        broken=rows.two,
        month=rows.month,
        yuan=rows.extra,
        over=rows.n_insured,
        place=rows.area_code,
        name=rows.name,
        values={"dibao_members.insured": rows.insured},
        also={"n_known|家庭数": rows.n_known, "dibao_families.family_no": rows.family_no,
              "dibao_families.total_amount": rows.total_amount, "n_insured|保障人数": rows.n_insured,
              "counted|是否计入多计": rows.extra.notnull(), "across_units|跨县区": rows.across_units,
              "across_kinds|城乡兼有": rows.across_kinds},
        evidence=(seen("dibao_members", on="row_id", fields="month family_no name insured"),
                  seen("dibao_families", on="month family_no", fields="kind total_amount")),
    )  # fmt: skip
