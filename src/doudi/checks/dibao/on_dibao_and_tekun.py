"""DB-03."""

from doudi.checks.api import DIBAO, Case, Judged, check, insured_members, judge, seen, tekun, with_any, with_n_insured


@check(
    code="DB-03",
    title=("同时享受低保和特困供养", "On dibao and tekun at once"),
    basis=("mca-2016-178",),
    mandate="baoji-2020-109#2.1",
    subject="person",
    severity="high",
    needs=(*DIBAO, "tekun_people"),
    says="{name}{months}既是低保保障对象，又在特困人员名册，低保份额合计{amount}元。",
    reckons="{month}：家庭{family_no}月保障金额{total_amount}元÷保障{n_insured}人",
    clears="身份证号登记有误，或已从一份名册退出而未及时更新。",
    ask="何时认定为特困人员？低保何时停保？重复发放的资金是否已退回？",
)
def on_dibao_and_tekun(case: Case) -> Judged:
    """规则：纳入特困人员救助供养范围的，不再享受最低生活保障。
    疑点：同一身份证号在同一个月既是低保保障对象，又在特困人员名册。
    不查：不在保障范围内的家庭成员；先低保、后特困，月份不重叠的。"""
    rows = with_n_insured(case.fact(insured_members), case)
    rows = with_any(rows, "on_tekun", case.fact(tekun), ["id_no", "month"])
    return judge(
        rows,
        subject=rows.id_no,
        applies=rows.insured,
        broken=rows.on_tekun,
        month=rows.month,
        yuan=rows.total_amount,
        over=rows.n_insured,
        place=rows.area_code,
        name=rows.name,
        values={"dibao_members.insured": rows.insured},
        also={"dibao_families.family_no": rows.family_no, "dibao_families.total_amount": rows.total_amount,
              "n_insured|保障人数": rows.n_insured},
        evidence=(seen("dibao_members", on="row_id", fields="month family_no name insured"),
                  seen("dibao_families", on="month family_no", fields="total_amount"),
                  seen("tekun_people", on="month id_no", fields="name mode base_amount care_amount")),
    )  # fmt: skip
