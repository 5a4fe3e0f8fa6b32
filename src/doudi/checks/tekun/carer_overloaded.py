"""TK-05."""

from doudi.checks.api import UNKNOWN, Case, Judged, carer_loads, check, judge, seen


@check(
    code="TK-05",
    title=("照料人照料人数过多", "Carer overloaded"),
    basis=("baoji-2019-54",),
    mandate="baoji-2020-109#2.2",
    subject="person",
    severity="medium",
    needs=("tekun_people", "care_agreements"),
    says="照料人{name}同时受委托照料{n}名在册特困人员，超过每人{max_per_carer}名的上限。",
    reckons="{month}：有效协议涉及在册特困人员{n}名，上限{max_per_carer}名",
    clears="部分协议已解除而未登记，或照料人的身份证号登记有误。",
    ask="这名照料人实际照料哪几个人？怎样保证照料时间？",
)
def carer_overloaded(case: Case) -> Judged:
    """规则：每名照料人受委托照料的特困人员不得超过规定人数。
    疑点：同一照料人名下有效协议涉及的核查月在册特困人员（按人计）超过上限。
    不查：没有登记照料人身份证号的协议；没有签订或已过期的协议；已不在名册的人。"""
    rows = case.fact(carer_loads)
    limit = case.value("tekun.max_per_carer", place=rows.area_code)
    above, perhaps = rows.n > limit, rows.n_possible > limit
    return judge(
        rows,
        subject=rows.carer_id,
        applies=rows.n_possible > 0,
        broken=above | (perhaps & UNKNOWN),
        month=case.month,
        place=rows.area_code,
        name=rows.carer_name,
        values={"care_agreements.signed_on": rows.asked_signed, "care_agreements.valid_until": rows.asked_until,
                "tekun.max_per_carer": limit},
        also={"n|照料人数": rows.n},
        evidence=(seen("care_agreements", on="carer_id", fields="tekun_id carer_name signed_on valid_until"),),
    )  # fmt: skip
