"""14. 资金发放明细: one payment line."""

from doudi.rosters.codes import PAYMENT_METHOD, PAYMENT_RESULT, PROGRAMME
from doudi.rosters.columns import Column, Kind, Roster

PAYMENTS = Roster(
    name="payments",
    title="资金发放明细",
    title_en="Payment lines",
    row_is="一条发放明细",
    row_is_en="one payment line",
    clock=("month",),
    columns=(
        Column(name="batch_no", header="批次号", kind=Kind.TEXT, example="202006-01"),
        Column(name="programme", header="项目", kind=Kind.CODE, required=True, codes=PROGRAMME, example="农村低保"),
        Column(name="month", header="所属月份", kind=Kind.MONTH, required=True, example="2020-06"),
        Column(
            name="id_no",
            header="领款人身份证号",
            kind=Kind.ID_NUMBER,
            required=True,
            privacy="identifying",
            example="990304195203140016",
        ),
        Column(name="name", header="领款人姓名", kind=Kind.NAME, privacy="identifying", example="张三"),
        Column(name="family_no", header="家庭编号", kind=Kind.TEXT, blank="none", example="NC0304000001"),
        Column(name="area_code", header="行政区划代码", kind=Kind.AREA, example="610304101201"),
        Column(
            name="account_no",
            header="银行账号",
            kind=Kind.ACCOUNT,
            privacy="identifying",
            example="6200000000000000001",
        ),
        Column(name="account_name", header="户名", kind=Kind.NAME, privacy="identifying", example="张三"),
        Column(name="amount", header="金额", kind=Kind.YUAN, required=True, example="1015.00"),
        Column(name="paid_on", header="发放日期", kind=Kind.DAY, blank="none", example="2020-06-10"),
        Column(name="method", header="发放方式", kind=Kind.CODE, codes=PAYMENT_METHOD, example="银行"),
        Column(name="result", header="结果", kind=Kind.CODE, codes=PAYMENT_RESULT, example="成功"),
        Column(name="note", header="备注", kind=Kind.TEXT, blank="none", example="补发5月"),
    ),
)
