"""YQ-04."""

from doudi.checks.api import DIBAO, Case, Judged, check, judge, needs_found, seen


@check(
    code="YQ-04",
    title=("走访发现困难未救助", "Need found at a visit, nothing done"),
    basis=("shaanxi-2020-14",),
    mandate="baoji-2020-109#2.4",
    subject="person",
    severity="high",
    needs=("home_visits", "dibao_applications", "temporary_aid_grants", *DIBAO, "tekun_people"),
    says="{visited_on}走访发现{name}需要救助，此后没有申请、没有临时救助，本人也不在保。",
    clears="已通过其他途径解决，或复访后确认不需要救助。",
    ask="走访时发现了什么困难？后来是怎么办的？",
)
def need_found_not_met(case: Case) -> Judged:
    """规则：及时将受疫情影响生活出现困难的群众纳入救助范围。
    疑点：走访登记需要救助并已过了办理期，同户没有人申请低保或得到临时救助，本人也没有在保。
    不查：走访后同户有人申请或获得救助的；走访当月起本人已在低保或特困名册的；走访时间还短的。"""
    rows = case.fact(needs_found)
    return judge(
        rows,
        subject=rows.id_no,
        applies=rows.old_enough & rows.need,
        broken=~rows.met,
        at=rows.visited_on,
        place=rows.area_code,
        name=rows.name,
        values={"home_visits.need": rows.need, "epidemic.need_days": rows.old_enough, "met|是否已有救助": rows.met},
        also={"home_visits.visited_on": rows.visited_on},
        evidence=(seen("home_visits", on="row_id", fields="visited_on visitor situation need"),
                  seen("dibao_applications", on="applicant_id=id_no", fields="accepted_on decision"),
                  seen("temporary_aid_grants", on="applicant_id=id_no", fields="applied_on decided_on amount")),
    )  # fmt: skip
