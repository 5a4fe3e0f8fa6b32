"""What each kind accepts, what a problem means and how to mend it.

The one source of these words: blank templates, the data dictionary and the quality report all ask here.
"""

from dataclasses import dataclass

from doudi.language import say
from doudi.rosters.columns import Column, Kind
from doudi.rosters.refusals import REFUSALS

KINDS = {
    Kind.ID_NUMBER: "身份证号",
    Kind.NAME: "姓名",
    Kind.TEXT: "文字",
    Kind.YUAN: "金额（元）",
    Kind.NUMBER: "数字",
    Kind.COUNT: "整数",
    Kind.WAN_YUAN: "金额（万元）",
    Kind.DAY: "日期",
    Kind.MONTH: "月份",
    Kind.FLAG: "是否",
    Kind.CODE: "代码词",
    Kind.AREA: "行政区划代码",
    Kind.ACCOUNT: "银行账号",
}
"""What each kind is called."""

ACCEPTED = {
    Kind.ID_NUMBER: "18位身份证号；15位旧号和20位残疾人证号也可以。请用文本格式填写，数字格式会丢失末几位",
    Kind.NAME: "姓名，空格会去掉，间隔号写作“·”",
    Kind.TEXT: "文字",
    Kind.YUAN: "以元为单位的金额，如 1234.50、1,234.50、￥1234、1234元、0.5万元，四舍五入到分",
    Kind.NUMBER: "数字，如 86.5，不带单位",
    Kind.COUNT: "整数，如 3，不带单位",
    Kind.WAN_YUAN: "以万元为单位的数字；5、5万元、50000元都是5万元",
    Kind.DAY: "日期，如 2020-03-01、2020/3/1、2020.3.1、20200301、2020年3月1日",
    Kind.MONTH: "月份，如 2020-03、202003、2020年3月，或该月的任一日期；数字格式的 2020.10 会变成 2020.1，请用文本格式",
    Kind.FLAG: "是或否；也可写 有/无、√/×、Y/N、1/0",
    Kind.CODE: "下列词之一：{words}",
    Kind.AREA: "6位、9位或12位行政区划代码，不足12位的自动补0",
    Kind.ACCOUNT: "银行账号的数字，可分组。请用文本格式填写，数字格式超过15位会丢失末几位",
}
"""What each kind accepts."""

AREA_OR_NAMES = "6位、9位或12位行政区划代码，不足12位的自动补0；没有代码的，改填“县区”“镇街”“村社区”三列的名称"
BLANKS = {
    "unknown": "空着表示不清楚，需要它的规则将列为待核",
    "none": "空着表示没有",
    "yes": "空着表示是",
}
REQUIRED = "必填：空着或无法识别，整行不参加核查"
DASHES = "单独的 -、—、/、无 等于空着"
SYNONYMS = "{code}：{words}"


@dataclass(frozen=True)
class Problem:
    """One line of the table 问题 of the quality report: its name and how to mend it."""

    title: str
    mend: str


PROBLEMS = {
    "id_lost_digits": Problem(
        "身份证号丢失末位", "Excel 已丢失末几位，无法恢复。请把“{column}”一列设为文本格式，按原始证件重新填写这一格。"
    ),
    "account_lost_digits": Problem(
        "账号丢失末位", "Excel 已丢失末几位，无法恢复。请把“{column}”一列设为文本格式，按存折或银行卡重新填写这一格。"
    ),
    "bad_id": Problem("身份证号不可识别", "请按原始证件填写“{column}”：18位身份证号、15位旧号或20位残疾人证号。"),
    "missing_key": Problem("必填为空", "“{column}”必须填写；补上后重新交来。"),
    "impossible_date": Problem(
        "日期不存在或无法识别", "请在“{column}”填写真实存在的日期，如 2020-03-01；只要月份的填 2020-03。"
    ),
    "bad_number": Problem("数字无法识别", "请在“{column}”只填数字，如 1234.50，不要写说明文字。"),
    "unknown_code": Problem(
        "代码词不在词表", "请在“{column}”改用模板下拉选项中的词；确需新词的，请告知维护人员补入词表。"
    ),
    "unknown_place": Problem(
        "地点无法确定", "请在“{column}”填写行政区划代码，或在“县区”“镇街”“村社区”填写与行政区划名册一致的名称。"
    ),
    "contradictory_place": Problem("地名与代码不一致", "已按代码认定。请核对“{column}”，改正代码或名称。"),
    "wrong_check_digit": Problem(
        "校验位错误", "这个号码不符合校验规则，已按原样保留。请对照证件核实“{column}”并改正。"
    ),
    "contradictory_rows": Problem(
        "同一标识内容不一", "几行说的是同一个对象，内容却不同。请核实“{column}”，只保留正确的一行。"
    ),
    "repeated_row": Problem("表内重复行", "已只计一次。请删去多余的行。"),
    "contradictory_identities": Problem(
        "身份认定相互矛盾", "对同一行认定了不同的身份证号，都不采用。请核实后只保留一条认定。"
    ),
}
"""The problems of cells and rows, by their code in the quality report …"""

PROBLEMS |= {code: Problem(refusal.problem, refusal.mend) for code, refusal in REFUSALS.items()}
"""… and those of files and sheets."""

OUTCOMES = {
    "row_rejected": "整行不参加核查",
    "cell_blank": "该格按未知处理",
    "kept_flagged": "照原样保留并标出",
    "file_refused": "整个文件没有读入",
    "sheet_skipped": "整张工作表没有读入",
}
WORDS_OF = "“{column}”这样填写：{accepted}。"
THIS_COLUMN = "这一列"


def kind(column: Column) -> str:
    """What kind of column it is."""
    return say(KINDS[column.kind])


def accepted(column: Column) -> str:
    """What may be written into its cells."""
    if column.kind is Kind.CODE and column.codes is not None:
        return say(ACCEPTED[Kind.CODE], words="、".join(column.codes.words))
    return say(AREA_OR_NAMES if column.name == "area_code" else ACCEPTED[column.kind])


def synonyms(column: Column) -> tuple[str, ...]:
    """A line for each code word that may be written otherwise."""
    words = column.codes.synonyms.items() if column.codes else ()
    return tuple(say(SYNONYMS, code=code, words="、".join(others)) for code, others in words if others)


def blank(column: Column) -> str:
    """What an empty cell says."""
    return say(REQUIRED) if column.required else say(BLANKS[column.blank])


def problem(code: str) -> str:
    """The name of a problem (问题). Raises KeyError for a code that this page does not know."""
    return say(PROBLEMS[code].title)


def outcome(code: str) -> str:
    """What is done about it (处理)."""
    return say(OUTCOMES[code])


def mend(column: Column | str | None, code: str) -> str:
    """How to mend it (怎么改). column: the column of a roster, or its header as it stands in the sheet."""
    header = column.header if isinstance(column, Column) else column
    if code == "unknown_code" and isinstance(column, Column):
        return say(WORDS_OF, column=header, accepted=accepted(column))
    return say(PROBLEMS[code].mend, column=header or say(THIS_COLUMN))
