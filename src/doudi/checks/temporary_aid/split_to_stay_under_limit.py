"""LS-07."""

from doudi.checks.api import Case, Judged, check, judge, seen, split_grants, values_of


@check(
    code="LS-07",
    title=("拆分救助规避限额", "Split to stay under the town's limit"),
    basis=("baoji-2020-109#2.3",),
    mandate="baoji-2020-109#2.3",
    subject="person",
    severity="high",
    grade="to_verify",
    needs=("temporary_aid_grants",),
    says="{name}自{opens}起的短期内由镇（街）审批{n_grants}笔临时救助，每笔不超过限额，合计{amount}元，超过单次限额{last_limit}元。",
    reckons="{grant_no}（{decided_on}由{approved_by}审批）",
    clears="各笔救助事由不同、各自成立；其中一笔由县区审批；台账重复登记。",
    ask="这几笔救助是否为同一困难？为什么分次审批？",
)
def split_to_stay_under_limit(case: Case) -> Judged:
    """规则：镇（街）审批临时救助有单次限额，不得把一次救助拆成几次审批。
    疑点：同一人由镇（街）审批的几笔救助，每笔不超过限额，审批日期相隔不超过规定天数，合计超过最后一笔的限额。
    不查：县区审批的；单笔超过限额的（另有规则核查）；审批当日没有规定限额的。"""
    rows = case.fact(split_grants)
    return judge(
        rows,
        subject=rows.applicant_id,
        applies=rows.linked,
        broken=rows.split,
        at=rows.given_on,
        yuan=rows.counted,
        place=rows.area_code,
        name=rows.applicant_name,
        values=values_of(rows, "temporary_aid_grants.approved_by temporary_aid_grants.decided_on")
        | values_of(rows, "temporary_aid_grants.amount"),
        also=values_of(rows, "temporary_aid_grants.grant_no opens|首笔审批日期 n_grants|笔数 last_limit|单次限额"),
        evidence=[seen("temporary_aid_grants", on="row_id", fields="kind cause amount approved_by decided_on")],
    )
