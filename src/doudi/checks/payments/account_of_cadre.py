"""ZJ-08."""

from doudi.checks.api import DIBAO, PARTS_OVER, Case, Judged, check, judge, lines_to_cadres, seen, values_of


@check(
    code="ZJ-08",
    title=("发到干部账户", "Paid into an official's account"),
    basis=("baoji-2020-82", "mca-2021-57#26"),
    mandate="baoji-2020-109#2.6",
    subject="account",
    severity="high",
    needs=("payments", "cadres", *DIBAO, "households"),
    says="户名“{account_name}”的账户{months}收到他人的救助资金{amount}元，该账户属于村（社区）干部或经办人员{cadre_name}，或与其同名。",
    reckons="{month}：{line_name}的{programme}发放{amount}元，分摊到{n_months}个月",
    clears="干部本人或其家庭就是救助对象；只是同名；有合法的代领委托且已交付本人。",
    ask="资金为什么发到干部账户？何时、怎样交给救助对象，有无签收凭据？",
)
def account_of_cadre(case: Case) -> Judged:
    """规则：村（社区）干部和经办人员不得用自己的账户收取他人的救助资金。
    疑点：他人的发放明细，账号是干部登记的账号（据实），或户名与同一地点的干部同名而不是领款人家庭、户口中的人（待核实）。
    不查：干部本人、其低保家庭成员或同户人员的救助资金；退回的款项；没有账号的明细。"""
    rows = lines_to_cadres(case)
    return judge(
        rows,
        subject=rows.account_no,
        applies=rows.paid & rows.payee_sure,
        broken=rows.to_account | rows.to_name,
        certain=rows.to_account,
        month=rows.month,
        yuan=rows.part,
        over=PARTS_OVER,
        place=rows.area_code,
        name=rows.account_name,
        values=values_of(rows, "payments.result payments.account_name payments.area_code payments.family_no")
        | {"cadres.name": rows.asked_name, "cadres.area_code": rows.asked_area},
        also={"line_name|领款人": rows.name}
        | values_of(rows, "cadre_name|干部 payments.programme payments.amount n_months|分摊的月数"),
        evidence=(
            seen("payments", on="row_id", fields="programme month name account_name amount result note"),
            seen("cadres", on="id_no=cadre_id", fields="name unit post"),
        ),
    )
