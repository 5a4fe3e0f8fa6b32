"""YQ-03."""

from doudi.checks.api import DIBAO, Case, Judged, check, judge, price_subsidies, seen


@check(
    code="YQ-03",
    title=("价格临时补贴未发放", "Price subsidy not paid"),
    basis=("shaanxi-2020-14",),
    mandate="baoji-2020-109#2.4",
    subject="family",
    severity="high",
    needs=(*DIBAO, "payments"),
    says="{name}（{subject}）在册，{months}没有发放价格临时补贴，而同单位当月已发放。",
    clears="已由别人代领或并入其他批次发放，或当月不符合发放条件。",
    ask="当月补贴为什么没有发给该户（人）？是漏发、退回还是账户有误？",
)
def price_subsidy_unpaid(case: Case) -> Judged:
    """规则：疫情防控期间及时足额发放价格临时补贴等各类救助补助资金。
    疑点：应发补贴的月份在低保或特困名册，所在单位当月发放了价格临时补贴，本户（本人）没有发放成功的记录。
    不查：所在单位没有提供当月补贴发放明细的；不在发放月份之内的。"""
    rows = case.fact(price_subsidies)
    return judge(
        rows,
        subject=rows.subject,
        kind=rows.subject_kind,
        applies=rows.in_time,
        broken=~rows.is_paid,
        month=rows.month,
        place=rows.area_code,
        name=rows.name,
        supplied=rows.covered,
        gaps=[rows.covered_gap],
        values={"payments.result": rows.is_paid, "dibao_families.area_code": rows.area_code,
                "epidemic.price_subsidy_months": rows.in_time},
        evidence=(seen("dibao_families", on="family_no month", fields="applicant_name total_amount"),
                  seen("tekun_people", on="id_no month", fields="name mode"),
                  seen("payments", on="row_id=first_line", fields="programme month result"),
                  seen("payments", on="row_id=last_line", fields="programme month result")),
    )  # fmt: skip
