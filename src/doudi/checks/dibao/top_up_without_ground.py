"""DB-15."""

from doudi.checks.api import DIBAO, UNKNOWN, Case, Judged, check, family_top_ups, judge, top_up_grounds, with_money_once


@check(
    code="DB-15",
    title=("分类施保金多给或无依据", "Top-up too large or without ground"),
    basis=("shaanxi-2020-2",),
    mandate="baoji-2020-109#2.1",
    subject="family",
    severity="medium",
    needs=(*DIBAO, "disabled_people", "serious_illness"),
    says="{name}户（{subject}）{months}分类施保金{paid}元，按成员类别至多应为{high}元，多{amount}元。",
    reckons="{month}：成员{holder_name}增发比例至少{low_share}、至多{high_share}，低保标准{standard}元；登记{paid}元－全户至多{high}元",
    clears="残疾证、医保记录尚未更新，或当地另有增发类别和比例。",
    ask="增发的依据是什么？哪位成员属于哪一类？证明材料在哪里？",
)
def top_up_without_ground(case: Case) -> Judged:
    """规则：分类施保只对规定类别的保障对象增发，一人符合多类的只取最高一类。
    疑点：名册登记的分类施保金高于把可能的类别都算上的数额，差额超过容许误差。
    不查：不在保障范围内的成员；类别资料不全、算上后不超的（待核）。"""
    rows = case.fact(family_top_ups)
    allowed = case.value("dibao.tolerance", place=rows.area_code)
    beyond, perhaps = rows.paid > rows.high + allowed, rows.paid > rows.low + allowed
    rows = with_money_once(rows, beyond | (perhaps & UNKNOWN), yuan=rows.paid - rows.high)
    return judge(
        rows, subject=rows.family_no, applies=True, broken=rows.broken, month=case.month, yuan=rows.money,
        place=rows.area_code, name=rows.applicant_name,
        **top_up_grounds(rows),
    )  # fmt: skip
