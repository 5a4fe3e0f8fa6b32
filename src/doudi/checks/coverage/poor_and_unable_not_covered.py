"""LB-01."""

from doudi.checks.api import DIBAO, Case, Judged, age_on, check, judge, poor_people, seen, unable_by


@check(
    code="LB-01",
    title=("贫困且失能人员未纳入兜底", "Poor and unable to work, not covered"),
    basis=("baoji-2019-14", "baoji-2020-44"),
    mandate="baoji-2020-109#2.1",
    subject="person",
    severity="high",
    needs=("registered_poor", *DIBAO, "tekun_people"),
    says="{name}为{status}人口，丧失或部分丧失劳动能力，{months}既不在低保也不在特困名册。",
    clears="本人已在低保或特困名册中（身份证号登记有误）、已去世，或家庭经济状况经核对不符合条件。",
    ask="该人是否入户核实过？为什么没有纳入低保或特困？是否愿意申请？",
)
def poor_and_unable_not_covered(case: Case) -> Judged:
    """规则：未脱贫和返贫人口中的重病患者、重度残疾人等完全或部分丧失劳动能力的，应当全部纳入低保或特困供养。
    疑点：这样的人健在，核查月既不是低保保障对象，也不在特困名册。
    不查：已去世的人；所在单位没有提供当月低保名册的人。"""
    rows = poor_people(case)
    return judge(
        rows,
        subject=rows.id_no,
        applies=rows.status.isin(["未脱贫", "返贫"]) & rows.died_on.isnull() & rows.unable,
        broken=~rows.covered,
        month=case.month,
        place=rows.area_code,
        name=rows.name,
        supplied=rows.supplied,
        gaps=[rows.gap],
        values={"registered_poor.status": rows.status, "registered_poor.labour": rows.labour,
                "registered_poor.health": rows.health, **unable_by(rows),
                "registered_poor.id_no|年龄": age_on(rows.id_no, case.day),
                "dibao_members.insured|是否在保": rows.covered, "registered_poor.area_code": rows.area_code},
        also={"severe|重度残疾": rows.severe, "stayed|近期重病": rows.stayed},
        evidence=(seen("registered_poor", on="row_id", fields="name status health labour"),
                  seen("disabled_people", on="id_no", fields="category grade"),
                  seen("serious_illness", on="id_no", fields="disease serious admitted_on"),
                  seen("dibao_members", on="id_no month", fields="family_no insured")),
    )  # fmt: skip
