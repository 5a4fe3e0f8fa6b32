"""LB-06."""

from doudi.checks.api import Case, Judged, check, judge, poor_family_exits, seen


@check(
    code="LB-06",
    title=("建档立卡户收入超标停保未渐退", "Registered family over income, no gradual exit"),
    basis=("baoji-2020-48",),
    mandate="baoji-2020-109#2.1",
    subject="family",
    severity="medium",
    needs=("dibao_exits", "registered_poor"),
    says="{name}户（{subject}）是建档立卡户，{stopped_month}因{reason}停保，没有给予渐退帮扶。",
    clears="已按渐退办理（登记漏填），或不属于建档立卡户。",
    ask="停保时是否给过渐退期？从哪月到哪月？",
)
def gradual_exit_not_given(case: Case) -> Judged:
    """规则：建档立卡户收入超过低保标准的，应当给予一定时间的渐退期后再停发。
    疑点：近期因收入超标停保的建档立卡户，停保登记中没有渐退。
    不查：因其他原因停保的；不属于建档立卡户的；停保时间早于回查期的。"""
    rows = case.fact(poor_family_exits)
    return judge(
        rows,
        subject=rows.family_no,
        applies=(rows.reason == "收入超标") & rows.recent & rows.registered,
        broken=~rows.gradual_exit,
        at=rows.stopped_month,
        place=rows.area_code,
        name=rows.applicant_name,
        values={"dibao_exits.reason": rows.reason, "dibao_exits.gradual_exit": rows.gradual_exit,
                "dibao_exits.applicant_id|建档立卡户": rows.registered},
        also={"dibao_exits.stopped_month": rows.stopped_month},
        evidence=(seen("dibao_exits", on="row_id", fields="stopped_month reason gradual_exit"),
                  seen("registered_poor", on="id_no=poor_id", fields="name status"),
                  seen("dibao_members", on="family_no id_no=poor_id", fields="month name")),
    )  # fmt: skip
