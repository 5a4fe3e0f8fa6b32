"""DB-09."""

from doudi.checks.api import DIBAO, Case, Judged, check, family_incomes, judge, law_for, seen, with_money_once


@check(
    code="DB-09",
    title=("核对收入高于低保标准", "Income found above the standard"),
    basis=("mca-2012-220",),
    mandate="baoji-2020-109#2.1",
    subject="family",
    severity="medium",
    grade="to_verify",
    needs=(*DIBAO, "incomes"),
    says="{name}户（{subject}）核对收入合计{total}元÷{n_months}个月÷{n_members}人，高于{kind}低保标准每人每月{standard}元；{months}该户仍在册，月保障金额{amount}元。",
    reckons="成员{holder_name}{income_month}{source}{income}元（全户合计{total}元÷{n_months}个月÷{n_members}人，标准{standard}元）",
    clears="收入已中断、按规定可以扣减就业成本或刚性支出，或在渐退期内。",
    ask="这些收入是否持续？复核时是否申报？扣减后人均月收入是多少？",
)
def income_above_standard(case: Case) -> Judged:
    """规则：共同生活的家庭成员人均收入低于当地低保标准的家庭，才能享受低保。
    疑点：按工资或个税（取大）、养老金、其他收入核对，近期有收入月份的人均月收入高于当地低保标准。
    不查：公积金；渐退期内的家庭；核对期内没有收入记录的家庭；种植、务工等未核对到的收入。"""
    rows = case.fact(family_incomes)
    standard = case.value("dibao.standard", place=rows.area_code, kind=rows.kind)
    above = rows.total > standard * (rows.n_months * rows.n_members)
    rows = with_money_once(rows.mutate(standard=standard), above)
    return judge(
        rows, subject=rows.family_no, month=case.month, yuan=rows.money, place=rows.area_code, name=rows.applicant_name,
        applies=rows.held & ~rows.exiting,
        broken=rows.broken,
        values={"incomes.source": rows.held_source, "incomes.amount": rows.held_amount,
                "dibao_families.kind": rows.kind, "dibao.standard": law_for(rows.standard, rows.kind, rows.area_code),
                "dibao_families.area_code": rows.area_code,
                "dibao_families.gradual_exit_until": rows.gradual_exit_until},
        also={"holder_name|成员": rows.holder_name, "income_month|收入月份": rows.income_month,
              "total|收入合计": rows.total, "income|收入": rows.held_amount, "n_months|月数": rows.n_months,
              "n_members|人数": rows.n_members, "standard|低保标准": rows.standard},
        evidence=(seen("dibao_families", on="month family_no", fields="kind total_amount gradual_exit_until"),
                  seen("dibao_members", on="month family_no", fields="name relation"),
                  seen("incomes", on="row_id=held_row", fields="name source month amount")),
    )  # fmt: skip
