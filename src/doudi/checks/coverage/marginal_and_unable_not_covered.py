"""LB-02."""

from doudi.checks.api import DIBAO, Case, Judged, age_on, check, judge, poor_people, seen, unable_by, yearly_standard


@check(
    code="LB-02",
    title=("边缘失能人员未纳入兜底", "Marginal and unable to work, not covered"),
    basis=("baoji-2019-14", "baoji-2020-44"),
    mandate="baoji-2020-109#2.1",
    subject="person",
    severity="high",
    needs=("registered_poor", *DIBAO, "tekun_people"),
    says="{name}为{status}人口，人均年收入{income_per_head}元低于农村低保年标准{standard}元，丧失或部分丧失劳动能力，{months}未在保。",
    clears="本人已在低保或特困名册中、已去世，或家庭收入、财产经核对高于标准。",
    ask="该户收入是否重新核算过？为什么没有纳入低保？是否愿意申请？",
)
def marginal_and_unable_not_covered(case: Case) -> Judged:
    """规则：边缘易致贫、脱贫不稳定人口中丧失劳动能力且收入低于低保标准的，应当纳入低保或特困供养。
    疑点：这样的人健在，人均年收入低于当地农村低保年标准，核查月不在保。
    不查：已去世的人；所在单位没有提供当月低保名册的人。"""
    rows = poor_people(case)
    standard = yearly_standard(case, rows)
    return judge(
        rows,
        subject=rows.id_no,
        applies=rows.status.isin(["边缘易致贫", "脱贫不稳定"]) & rows.died_on.isnull() & rows.unable,
        broken=~rows.covered & (rows.income_per_head < standard),
        month=case.month,
        place=rows.area_code,
        name=rows.name,
        supplied=rows.supplied,
        gaps=[rows.gap],
        values={"registered_poor.status": rows.status, "registered_poor.income_per_head": rows.income_per_head,
                "dibao.standard|低保年标准": standard, "registered_poor.labour": rows.labour,
                "registered_poor.health": rows.health, **unable_by(rows),
                "registered_poor.id_no|年龄": age_on(rows.id_no, case.day),
                "dibao_members.insured|是否在保": rows.covered, "registered_poor.area_code": rows.area_code},
        also={"severe|重度残疾": rows.severe, "stayed|近期重病": rows.stayed},
        evidence=(seen("registered_poor", on="row_id", fields="name status health labour income_per_head"),
                  seen("disabled_people", on="id_no", fields="category grade"),
                  seen("serious_illness", on="id_no", fields="disease serious admitted_on"),
                  seen("dibao_members", on="id_no month", fields="family_no insured")),
    )  # fmt: skip
