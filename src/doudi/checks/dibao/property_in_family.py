"""DB-07."""

from doudi.checks.api import DIBAO, UNKNOWN, Case, Judged, check, family_properties, judge, seen, when, with_money_once


@check(
    code="DB-07",
    title=("低保家庭成员名下房产超标", "Too many homes, or business premises, in the family"),
    basis=("mca-2012-220#17",),
    mandate="baoji-2020-109#2.1",
    subject="family",
    severity="medium",
    needs=(*DIBAO, "properties"),
    says="{name}户（{subject}）成员名下有住宅{n_homes}处（限{limit}处）、商业用房{n_shops}处；{months}该户仍在册，月保障金额{amount}元。",
    reckons="{month}：成员{holder_name}，{location}，{use}",
    clears="同一处房屋重复登记、已出售未过户、属无人居住的危房，或当地另有规定。",
    ask="各处房屋由谁居住、是否出租？租金是否计入家庭收入？",
)
def property_in_family(case: Case) -> Judged:
    """规则：家庭财产状况应当符合当地规定；房屋属于家庭财产。
    疑点：核查月在册低保家庭的成员名下住宅超过规定处数，或有商业用房。坐落相同的登记算一处。
    不查：车库、办公等其他用途的房屋；不在家庭成员名册中的亲属的房产。"""
    rows = case.fact(family_properties)
    most = case.value("dibao.max_homes", place=rows.area_code)
    enough = (rows.n_shops > 0) | (rows.n_homes > most)
    unclear = when(rows.n_unclear > 0, UNKNOWN, False)
    rows = with_money_once(rows.mutate(most=most), enough | unclear)
    return judge(
        rows, subject=rows.family_no, applies=True, broken=rows.broken, month=case.month, yuan=rows.money,
        place=rows.area_code, name=rows.applicant_name,
        values={"properties.use": rows.held_use},
        also={"holder_name|成员": rows.holder_name, "properties.location": rows.held_location,
              "n_homes|住宅处数": rows.n_homes, "n_shops|商业用房处数": rows.n_shops, "limit|住宅处数上限": rows.most},
        evidence=(seen("dibao_families", on="month family_no", fields="applicant_name total_amount"),
                  seen("dibao_members", on="month family_no id_no=holder", fields="name relation insured"),
                  seen("properties", on="row_id=held_row", fields="name location use area_m2")),
    )  # fmt: skip
