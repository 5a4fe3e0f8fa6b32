"""DB-08."""

from doudi.checks.api import DIBAO, Case, Judged, check, family_holdings, judge, seen, with_money_once


@check(
    code="DB-08",
    title=("低保家庭成员办企业出资超限", "A business above the limit in the family"),
    basis=("mca-2012-220#19",),
    mandate="baoji-2020-109#2.1",
    subject="family",
    severity="medium",
    needs=(*DIBAO, "businesses"),
    says="{name}户（{subject}）成员{holder_name}为{company}的{role}，认缴出资{capital}万元，超过{max_capital}万元；{months}该户仍在册，月保障金额{amount}元。",
    reckons="{month}：成员{holder_name}，{company}，{role}，认缴出资{capital}万元，上限{max_capital}万元",
    clears="被他人冒名登记、企业未实际经营且正在注销，或认缴未实缴并经核实无收入。",
    ask="该企业是否实际经营？收入多少？本人是否知情、是否实际出资？",
)
def business_in_family(case: Case) -> Judged:
    """规则：家庭成员兴办企业的情况属于经济状况核对内容，出资应当符合当地规定。
    疑点：核查月在册低保家庭的成员在存续的市场主体中任职或持股，该主体认缴出资超过限额（逐个主体比较）。
    不查：已注销、吊销的市场主体；出资不超过限额的。"""
    rows = case.fact(family_holdings, "businesses")
    ceiling = case.value("dibao.max_capital", place=rows.area_code)
    above = (rows.held_status == "存续") & (rows.held_capital > ceiling)
    rows = with_money_once(rows.mutate(ceiling=ceiling), rows.held & above)
    return judge(
        rows, subject=rows.family_no, applies=True, broken=rows.broken, month=case.month, yuan=rows.money,
        place=rows.area_code, name=rows.applicant_name,
        values={"businesses.status": rows.held_status, "businesses.capital": rows.held_capital,
                "dibao.max_capital": rows.ceiling},
        also={"holder_name|成员": rows.holder_name, "businesses.company": rows.held_company,
              "businesses.role": rows.held_role},
        evidence=(seen("dibao_families", on="month family_no", fields="applicant_name total_amount"),
                  seen("dibao_members", on="month family_no id_no=holder", fields="name relation insured"),
                  seen("businesses", on="row_id=held_row", fields="name company role capital status")),
    )  # fmt: skip
