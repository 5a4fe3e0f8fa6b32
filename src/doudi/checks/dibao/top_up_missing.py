"""DB-14."""

from doudi.checks.api import DIBAO, UNKNOWN, Case, Judged, check, family_top_ups, judge, top_up_grounds, with_money_once


@check(
    code="DB-14",
    title=("分类施保金未给足", "Top-up missing or too small"),
    basis=("shaanxi-2020-2", "sc-649#12"),
    mandate="baoji-2020-109#2.1",
    subject="family",
    severity="medium",
    needs=DIBAO,
    says="{name}户（{subject}）{months}分类施保金{paid}元，按成员类别至少应为{low}元，少{amount}元。",
    reckons="{month}：成员{holder_name}增发比例至少{low_share}、至多{high_share}，低保标准{standard}元；全户至少{low}元－登记{paid}元",
    clears="成员类别已变化、已由其他待遇替代，或当地比例另有规定。",
    ask="该户哪些人符合分类施保？为什么没有增发或没有增足？",
)
def top_up_missing(case: Case) -> Judged:
    """规则：对获得低保后生活仍有困难的老年人、未成年人、重度残疾人和重病患者，按标准的一定比例增发，符合多类的取最高一类。
    疑点：名册登记的分类施保金低于按保障对象确定无疑的类别算出的数额，差额超过容许误差。
    不查：不在保障范围内的成员；不在列的残疾等级、慢性病等其他类别。"""
    rows = case.fact(family_top_ups)
    allowed = case.value("dibao.tolerance", place=rows.area_code)
    short, perhaps = rows.paid < rows.low - allowed, rows.paid < rows.high - allowed
    rows = with_money_once(rows, short | (perhaps & UNKNOWN), yuan=rows.low - rows.paid)
    return judge(
        rows, subject=rows.family_no, applies=True, broken=rows.broken, month=case.month, yuan=rows.money,
        place=rows.area_code, name=rows.applicant_name,
        **top_up_grounds(rows),
    )  # fmt: skip
