"""GL-01."""

from doudi.checks.api import DIBAO, Case, Judged, check, judge, seen, village_rates


@check(
    code="GL-01",
    title=("村（社区）保障率异常", "Village's dibao rate an outlier"),
    basis=("baoji-2020-109#3.3",),
    mandate="baoji-2020-109#3.3",
    subject="village",
    severity="low",
    grade="to_verify",
    needs=("areas", *DIBAO),
    says="{name}户籍人口{population}人，{months}保障对象{n_insured}人，保障率{rate}%，本辖区村（社区）中位数为{median}%，偏离超过稳健标准分{limit}。",
    reckons="{month}：{n_insured}人÷{population}人＝{rate}%，中位数{median}%；0.6745×离差÷绝对中位差与上限{limit}比较",
    clears="该村（社区）经济条件、人口结构确与别处不同（如搬迁安置点、矿区），或户籍人口登记有误。",
    ask="该村（社区）保障率为什么明显高于或低于别处？是否逐户核实过？",
)
def village_rate(case: Case) -> Judged:
    """规则：对保障率明显偏高或偏低的村（社区）应当重点核查，防止应保未保和不应保而保。
    疑点：保障对象占户籍人口的比例，与本辖区各村（社区）的中位数相比偏离过大（稳健标准分的绝对值超过上限）。
    不查：所在单位没有提供当月低保名册的；各村比例都相同或大半相同的。"""
    rows = case.fact(village_rates).mutate(month=case.month)
    return judge(
        rows,
        subject=rows.area_code,
        applies=rows.village,
        broken=rows.outlying,
        month=rows.month,
        place=rows.area_code,
        name=rows.name,
        supplied=rows.supplied,
        gaps=[rows.gap],
        values={"areas.level": rows.village, "areas.population": rows.people,
                "dibao_members.insured": rows.asked_insured, "outliers.z": rows["limit"]},
        also={"n_insured|保障对象": rows.n_insured, "rate|保障率": rows.rate, "median|中位数": rows.median,
              "limit|稳健标准分上限": rows["limit"]},
        evidence=(seen("areas", on="area_code", fields="name population"),
                  seen("dibao_families", on="area_code month", fields="family_no applicant_name n_persons")),
    )  # fmt: skip
