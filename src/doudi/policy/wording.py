"""How a value, its conditions, its days and its source are said to people, in the language in use."""

from datetime import date

from doudi.language import say
from doudi.policy.book import Book
from doudi.policy.parameter import Entry, Parameter
from doudi.policy.source import parts_of
from doudi.policy.units import Single, Unit

SPOKEN = {
    Unit.YUAN: "{n}元",
    Unit.WAN_YUAN: "{n}万元",
    Unit.SHARE: "{n}（份额）",
    Unit.TIMES: "{n}倍",
    Unit.SCORE: "{n}分",
    Unit.COUNT: "{n}个",
    Unit.AGE: "{n}岁",
    Unit.DAYS: "{n}天",
    Unit.WORKING_DAYS: "{n}个工作日",
    Unit.MONTHS: "{n}个月",
    Unit.DAY_OF_MONTH: "{n}日",
}
TOPICS = {
    "coverage": "应保对象",
    "dibao": "低保",
    "tekun": "特困",
    "temporary_aid": "临时救助",
    "epidemic": "疫情期间",
    "payments": "资金发放",
    "outliers": "面上异常",
    "report": "专项治理报送",
    "clues": "信访线索",
}


def value_text(parameter: Parameter, entry: Entry) -> str:
    """The value with its unit: 10000元; a list word by word, a span of ages as 16—59岁."""
    if not isinstance(entry.value, tuple):
        return _single_text(parameter.unit, entry.value)
    if parameter.unit is Unit.AGE:
        first, last = entry.value
        return say("{first}—{last}岁", first=first, last=last)
    if parameter.unit is Unit.MONTHS:
        return say("、").join(f"{month:%Y-%m}" for month in entry.value)
    return say("、").join(_single_text(parameter.unit, one) for one in entry.value)


def _single_text(unit: Unit, value: Single) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return say(SPOKEN[unit], n=value) if unit in SPOKEN else say(str(value))


def conditions_text(entry: Entry) -> str:
    """Its selectors; empty where it holds for all."""
    return " ".join([*([entry.area] if entry.area else []), *(say(word) for word in entry.others.values())])


def days_text(entry: Entry) -> str:
    """Its first day, and the last where it has one."""
    return say("{first}起", first=entry.from_day) if entry.until is None else f"{entry.from_day} – {entry.until}"


def source_text(book: Book, reference: str) -> str:
    """A document by its number, else its title, and the clause: 民发〔2012〕220号第十七条."""
    if not reference:
        return say("未写依据")
    document, clause_id = parts_of(reference)
    source = book.sources.get(document)
    if source is None:
        return reference
    clause = source.clause(clause_id) if clause_id else None
    cited = source.number or say(source.title)
    return f"{cited} {say(clause.label)}" if clause else cited


def verified_text(entry: Entry) -> str:
    """Whether the value was read in the text of the rule."""
    return say("已核对") if entry.verified else say("未经核对")
