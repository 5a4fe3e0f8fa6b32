"""DB-05."""

from doudi.checks.api import DIBAO, Case, Judged, check, family_posts, judge, seen, with_money_once


@check(
    code="DB-05",
    title=("低保家庭成员为财政供养人员", "Somebody on the public payroll in the family"),
    basis=("mca-2012-220",),
    mandate="baoji-2020-109#2.1",
    subject="family",
    severity="high",
    needs=(*DIBAO, "fiscal_payroll"),
    says="{name}户（{subject}）成员{holder_name}自{from_on}起在{unit}任{post}，属财政供养人员；{months}该户仍在册，月保障金额{amount}元。",
    reckons="{month}：成员{holder_name}，{unit}，{post}，{from_on}起",
    clears="已退出岗位（截止日期漏登）、身份证号登记有误，或与该户已不共同生活。",
    ask="该成员现在是否仍领取财政工资？申请和复核时是否如实申报？",
)
def fiscal_payroll_in_family(case: Case) -> Judged:
    """规则：有财政供养人员的家庭有稳定的工资收入，申请低保应当如实申报并严格核对。
    疑点：核查月在册低保家庭中，有成员现任财政供养岗位（起始日期不详的也算）。
    不查：截止日期已过的岗位；不在家庭成员名册中的亲属。"""
    rows = case.fact(family_posts)
    rows = with_money_once(rows, rows.held & rows.in_post)
    return judge(
        rows, subject=rows.family_no, applies=True, broken=rows.broken, month=case.month, yuan=rows.money,
        place=rows.area_code, name=rows.applicant_name,
        values={"fiscal_payroll.to_on": rows.held_to_on},
        also={"holder_name|成员": rows.holder_name, "fiscal_payroll.unit": rows.held_unit,
              "fiscal_payroll.post": rows.held_post, "fiscal_payroll.from_on": rows.held_from_on},
        evidence=(seen("dibao_families", on="month family_no", fields="applicant_name total_amount"),
                  seen("dibao_members", on="month family_no id_no=holder", fields="name relation insured"),
                  seen("fiscal_payroll", on="row_id=held_row", fields="name unit post from_on to_on")),
    )  # fmt: skip
