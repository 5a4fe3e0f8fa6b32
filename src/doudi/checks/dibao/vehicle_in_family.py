"""DB-06."""

from doudi.checks.api import DIBAO, Case, Judged, check, family_holdings, judge, known, seen, with_money_once


@check(
    code="DB-06",
    title=("低保家庭成员名下有机动车", "A vehicle in the family"),
    basis=("mca-2012-220#17",),
    mandate="baoji-2020-109#2.1",
    subject="family",
    severity="medium",
    needs=(*DIBAO, "vehicles"),
    says="{name}户（{subject}）成员{holder_name}名下有{kind}（{plate}，{use}），状态{status}；{months}该户仍在册，月保障金额{amount}元。",
    reckons="{month}：成员{holder_name}，{kind}，{plate}，{use}，{status}",
    clears="车辆已转让或报废未办登记、被他人冒名登记、属生活必需（如残疾人代步），或当地另有规定。",
    ask="车辆由谁购买、谁在使用、现在何处？营运车辆的收入是否计入家庭收入？",
)
def vehicle_in_family(case: Case) -> Judged:
    """规则：家庭财产状况应当符合当地规定；机动车辆（残疾人功能性补偿代步机动车辆等除外）属于家庭财产。
    疑点：核查月在册低保家庭的成员名下有状态正常的机动车，且不属于不计入财产的种类。
    不查：已注销、报废的车辆；残疾人专用车等不计入财产的种类；登记日期的先后。"""
    rows = case.fact(family_holdings, "vehicles")
    exempt = case.among("dibao.exempt_vehicle_kinds", rows.held_kind, place=rows.area_code)
    rows = with_money_once(rows, rows.held & (rows.held_status == "正常") & ~exempt)
    return judge(
        rows, subject=rows.family_no, applies=True, broken=rows.broken, month=case.month, yuan=rows.money,
        place=rows.area_code, name=rows.applicant_name,
        certain=~known(rows.held_use == "营运"),
        values={"vehicles.kind": rows.held_kind, "vehicles.status": rows.held_status},
        also={"holder_name|成员": rows.holder_name, "vehicles.plate": rows.held_plate, "vehicles.use": rows.held_use},
        evidence=(seen("dibao_families", on="month family_no", fields="applicant_name total_amount"),
                  seen("dibao_members", on="month family_no id_no=holder", fields="name relation insured"),
                  seen("vehicles", on="row_id=held_row", fields="name plate kind use status")),
    )  # fmt: skip
