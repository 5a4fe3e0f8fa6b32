"""DB-10."""

from doudi.checks.api import DIBAO, Case, Judged, check, family_deposits, judge, law_for, seen, with_money_once


@check(
    code="DB-10",
    title=("金融资产超限", "Money in the bank over the limit"),
    basis=("mca-2012-220#17",),
    mandate="baoji-2020-109#2.1",
    subject="family",
    severity="medium",
    needs=(*DIBAO, "deposits"),
    says="{name}户（{subject}）金融资产核对有人超限（{over_limit}）或全户合计{deposited}元、{n_members}人，限额为人均{limit}元；{months}该户仍在册，月保障金额{amount}元。",
    reckons="成员{holder_name}：是否超限{flag}，{balance}元（全户合计{deposited}元÷{n_members}人，人均限额{limit}元）",
    clears="属代管、已用于治病建房等大额支出，或赔偿款、抚恤金等按规定不计入的资金。",
    ask="这笔资金从何而来、现在何处？家庭实际支配多少？",
)
def deposits_over_limit(case: Case) -> Judged:
    """规则：家庭存款、有价证券等金融资产属于家庭财产，应当符合当地规定。
    疑点：核对答复有成员超限，或全户金融资产按人平均高于年低保标准的规定倍数。
    不查：没有核对答复的家庭；答复不超限而没有金额的，按零计。"""
    rows = case.fact(family_deposits)
    standard = case.value("dibao.standard", place=rows.area_code, kind=rows.kind)
    ceiling = standard * 12 * case.value("dibao.deposit_multiple", place=rows.area_code)
    broken = rows.over_limit | (rows.deposited > ceiling * rows.n_members)
    rows = with_money_once(rows.mutate(standard=standard, ceiling=ceiling), broken)
    return judge(
        rows, subject=rows.family_no, applies=rows.held, broken=rows.broken, month=case.month, yuan=rows.money,
        place=rows.area_code, name=rows.applicant_name,
        values={"dibao_families.area_code": rows.area_code, "deposits.over_limit": rows.over_limit,
                "dibao_families.kind": rows.kind, "dibao.standard": law_for(rows.standard, rows.kind, rows.area_code)},
        also={"holder_name|成员": rows.holder_name, "flag|是否超限": rows.held_over_limit,
              "balance|金额": rows.held_amount, "deposited|金融资产合计": rows.deposited,
              "n_members|人数": rows.n_members, "limit|人均限额": rows.ceiling},
        evidence=(seen("dibao_families", on="month family_no", fields="kind total_amount"),
                  seen("dibao_members", on="month family_no", fields="name relation"),
                  seen("deposits", on="row_id=held_row", fields="name over_limit amount")),
    )  # fmt: skip
