"""DB-18."""

from doudi.checks.api import DIBAO, Case, Judged, check, identities_of_members, judge, seen


@check(
    code="DB-18",
    title=("保障对象身份信息不符", "Identity contradicted"),
    basis=("mca-2012-220#19",),
    mandate="baoji-2020-109#2.1",
    subject="person",
    severity="low",
    needs=DIBAO,
    says="{name}身份信息不符：校验位错误：{wrong_digit}；户籍姓名：{registered_name}。",
    reckons="{month}：校验位错误：{wrong_digit}；名册姓名：{roll_name}；户籍姓名：{registered_name}",
    clears="登记时笔误已更正、曾用名，或户籍部门信息有误。",
    ask="本人户口簿和身份证上的姓名、号码是什么？名册何时更正？",
)
def identity_contradicted(case: Case) -> Judged:
    """规则：低保对象的姓名和身份证号应当与户籍信息一致，核对不一致的应当查明更正。
    疑点：保障对象的身份证号校验位错误，或名册姓名与户籍姓名不同。
    不查：不在保障范围内的家庭成员；不在户籍名册中的人的姓名。"""
    rows = case.fact(identities_of_members)
    other_name = rows.registered & (rows.name != rows.registered_name)
    return judge(
        rows,
        subject=rows.id_no,
        applies=rows.insured,
        broken=rows.wrong_digit | other_name,
        month=case.month,
        place=rows.area_code,
        name=rows.name,
        certain=rows.wrong_digit,
        values={"dibao_members.insured": rows.insured, "dibao_members.name": rows.name,
                "households.name": rows.asked_name},
        also={"wrong_digit|校验位错误": rows.wrong_digit, "roll_name|名册姓名": rows.name,
              "registered_name|户籍姓名": rows.registered_name},
        evidence=(seen("dibao_members", on="row_id", fields="month family_no name insured"),
                  seen("households", on="row_id=register_row", fields="name relation status")),
    )  # fmt: skip
