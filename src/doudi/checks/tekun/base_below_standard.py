"""TK-10."""

from doudi.checks.api import Case, Judged, check, judge, law_for, seen, tekun_of_month


@check(
    code="TK-10",
    title=("基本生活金低于标准", "Base amount below the standard"),
    basis=("baojizf-2017-25",),
    mandate="baoji-2020-109#2.2",
    subject="person",
    severity="high",
    needs=("tekun_people",),
    says="{kind}特困人员{name}{months}基本生活金{base_amount}元，低于标准{standard}元，少{amount}元。",
    reckons="{month}：{kind}标准{standard}元－基本生活金{base_amount}元",
    clears="差额已另行发放（名册未登记），或城乡类别登记有误。",
    ask="基本生活金按哪一年、哪一类的标准发放？差额什么时候补发？",
)
def base_below_standard(case: Case) -> Judged:
    """规则：特困人员的基本生活金不得低于当地公布的特困人员基本生活标准。
    疑点：核查月在册特困人员的基本生活金低于当月当地同类（农村、城市）标准。
    不查：照料护理金（另查）；高于标准的。"""
    rows = case.fact(tekun_of_month)
    standard = case.value("tekun.base_standard", on=case.month, place=rows.area_code, kind=rows.kind)
    return judge(
        rows,
        subject=rows.id_no,
        applies=True,
        broken=rows.base_amount < standard,
        month=case.month,
        yuan=standard - rows.base_amount,
        place=rows.area_code,
        name=rows.name,
        values={"tekun_people.base_amount": rows.base_amount, "tekun_people.kind": rows.kind,
                "tekun.base_standard": law_for(standard, rows.kind), "tekun_people.area_code": rows.area_code},
        also={"standard|基本生活标准": standard},
        evidence=(seen("tekun_people", on="row_id", fields="name kind base_amount"),),
    )  # fmt: skip
