"""DB-11."""

from doudi.checks.api import DIBAO, Case, Judged, check, families_by_hukou, judge, seen


@check(
    code="DB-11",
    title=("配偶或未成年子女未计入家庭", "Spouse or minor child left out of the family"),
    basis=("mca-2012-220", "mca-2021-57"),
    mandate="baoji-2020-109#2.1",
    subject="family",
    severity="medium",
    needs=(*DIBAO, "households"),
    says="{name}户（{subject}）户口上的{person_name}（{relation}）是申请人的配偶或未成年子女，{months}不在该户低保家庭成员名册。",
    reckons="{month}：申请人与户主关系{hukou_relation}；{person_name}，与户主关系{relation}，{status}",
    clears="已离婚、去世、服刑，随他人生活并单独立户，或成员名册漏登。",
    ask="该人现在与谁共同生活？收入和财产是否已计入家庭？为什么没有列为成员？",
)
def member_left_out(case: Case) -> Judged:
    """规则：配偶、父母和未成年子女等共同生活的家庭成员，应当一并计入低保家庭核算收入和财产。
    疑点：与申请人同户口、健在且户口正常的配偶或未成年子女，核查月不是该户成员（在别户或特困的也算）。
    不查：成年子女、父母等其他亲属；已去世、注销或迁出的人；不在同一户口的人。"""
    rows = case.fact(families_by_hukou)
    return judge(
        rows,
        subject=rows.family_no,
        applies=True,
        broken=rows.left_out,
        month=case.month,
        place=rows.area_code,
        name=rows.applicant_name,
        values={"dibao_families.applicant_id": rows.applicant_id, "households.hukou_no": rows.asked_hukou,
                "households.relation": rows.asked_relation,
                "households.status": rows.asked_status},
        also={"person_name|未计入的人": rows.person_name, "hukou_relation|申请人与户主关系": rows.hukou_relation},
        evidence=(seen("dibao_families", on="month family_no", fields="applicant_name applicant_id"),
                  seen("households", on="id_no=applicant_id hukou_no", fields="name relation status"),
                  seen("households", on="row_id=held_row", fields="name relation status"),
                  seen("dibao_members", on="month family_no", fields="name relation")),
    )  # fmt: skip
