"""DB-13."""

from doudi.checks.api import DIBAO, Case, Judged, check, in_gradual_exit, judge, right_amounts, seen


@check(
    code="DB-13",
    title=("基本保障金计算不符", "Base amount wrongly reckoned"),
    basis=("mca-2012-220", "mca-2021-57"),
    mandate="baoji-2020-109#2.1",
    subject="family",
    severity="medium",
    needs=DIBAO,
    says="{name}户（{subject}）{months}基本保障金{base_amount}元，按{rule}应为{right}元（每人{per_head}元×保障{n_insured}人），相差{amount}元。",
    reckons="{month}：{rule}；标准{standard}元，人均月收入{income}元；应发{right}元（每人{per_head}元×保障{n_insured}人）与登记{base_amount}元之差",
    clears="收入或保障人数当月已变更而名册未更新、在渐退期内，或当地按另行规定的档次计算。",
    ask="这一户的保障金是怎么算出来的？用的是哪年的标准、多少收入、几个人？",
)
def amount_wrong(case: Case) -> Judged:
    """规则：低保金按家庭人均收入与低保标准的差额乘保障人数确定；实行分档的地方按档次标准乘保障人数。
    疑点：名册登记的基本保障金与按当月标准、人均收入（或档次）和保障人数算出的应发数相差超过容许误差。
    不查：渐退期内的家庭；分类施保金；月保障金额合计数。"""
    rows = case.fact(right_amounts)
    gap = (rows.base_amount - rows.right).abs()
    return judge(
        rows, subject=rows.family_no, month=case.month, yuan=gap, place=rows.area_code, name=rows.applicant_name,
        applies=~in_gradual_exit(rows, case),
        broken=gap > case.value("dibao.tolerance", on=case.month, place=rows.area_code),
        values={"dibao_families.base_amount": rows.base_amount, "dibao_families.kind": rows.kind,
                "dibao_families.income_per_head": rows.asked_income, "dibao_families.tier": rows.asked_tier,
                "dibao_members.insured": rows.n, "dibao.amount_rule": rows.rule, "dibao.standard": rows.asked_standard,
                "dibao.tier_amount": rows.asked_tier_amount, "dibao_families.area_code": rows.area_code,
                "dibao_families.gradual_exit_until": rows.gradual_exit_until},
        also={"rule|计算方式": rows.rule, "standard|低保标准": rows.standard, "income|人均月收入": rows.income_per_head,
              "per_head|每人": rows.per_head, "n_insured|保障人数": rows.n, "right|应发": rows.right},
        evidence=(seen("dibao_families", on="row_id", fields="kind tier income_per_head base_amount"),
                  seen("dibao_members", on="month family_no", fields="name insured")),
    )  # fmt: skip
