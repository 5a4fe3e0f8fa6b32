"""GL-02."""

from doudi.checks.api import DIBAO, Case, Judged, check, judge, seen, still_rolls


@check(
    code="GL-02",
    title=("名册长期一成不变", "Roll that never changes"),
    basis=("baoji-2020-109#3.3",),
    mandate="baoji-2020-109#3.3",
    subject="village",
    severity="low",
    grade="to_verify",
    needs=("areas", *DIBAO),
    says="{name}在{months}共{still_months}个月的低保名册完全相同，都是同样的{n_families}户，没有一户进出。",
    reckons="{month}：与其他各月相同，{n_families}户",
    clears="该村（社区）确实没有家庭进出，并且按期复核过。",
    ask="这几个月是否逐户复核过？有没有人死亡、外出、收入变化或新申请？",
)
def roll_never_changes(case: Case) -> Judged:
    """规则：低保实行动态管理，应保尽保、应退尽退，名册应当随家庭情况变化及时调整。
    疑点：达到一定户数的村（社区），连续几个月的低保家庭完全相同，没有一户进出。
    不查：户数少于规定的；所在单位没有提供其中某个月低保名册的；保障人数和金额的变化。"""
    rows = case.fact(still_rolls)
    return judge(
        rows,
        subject=rows.area_code,
        applies=rows.village & rows.enough,
        broken=rows.same,
        month=rows.month,
        place=rows.area_code,
        name=rows.name,
        supplied=rows.supplied,
        gaps=[rows.gap],
        values={"areas.level": rows.village, "outliers.still_months": rows.n, "outliers.min_families": rows["limit"],
                "dibao_families.area_code": rows.same},
        also={"n_families|户数": rows.n_families},
        evidence=(seen("areas", on="area_code", fields="name"),
                  seen("dibao_families", on="area_code month", fields="family_no applicant_name")),
    )  # fmt: skip
