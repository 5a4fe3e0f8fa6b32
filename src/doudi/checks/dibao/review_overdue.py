"""DB-17."""

from doudi.checks.api import DIBAO, Case, Judged, check, judge, passed_by, review_cycles, seen


@check(
    code="DB-17",
    title=("定期复核超期", "Review overdue"),
    basis=("mca-2012-220", "mca-2021-57"),
    mandate="baoji-2020-109#2.1",
    subject="family",
    severity="low",
    needs=DIBAO,
    says="{name}户（{subject}，{kind}{tier}类）最近一次复核或批准是{last_review}，应每{cycle}个月复核一次，至今未复核。",
    clears="已经复核而名册未登记，或保障类别登记有误。",
    ask="最近一次入户复核是什么时候？结果如何？为什么没有登记？",
)
def review_overdue(case: Case) -> Judged:
    """规则：对低保家庭按类别定期复核，情况稳定的周期长，收入变化大的周期短。
    疑点：从最近一次复核（没有复核的从批准之日）起，已超过该类家庭的复核周期。
    不查：周期正好届满当日的家庭。"""
    rows = case.fact(review_cycles)
    return judge(
        rows,
        subject=rows.family_no,
        applies=True,
        broken=passed_by(rows.last_review, rows.months, case.day),
        month=case.month,
        place=rows.area_code,
        name=rows.applicant_name,
        values={"dibao_families.reviewed_on": rows.last_review, "dibao_families.tier": rows.tier,
                "dibao_families.kind": rows.kind, "dibao.review_months": rows.asked_months},
        also={"last_review|最近复核或批准": rows.last_review, "cycle|复核周期": rows.months},
        evidence=(seen("dibao_families", on="row_id", fields="kind tier approved_on reviewed_on"),),
    )  # fmt: skip
