"""The charts of the report, each with the sentence that says what it shows."""

from collections.abc import Sequence

from doudi.exports.report.drawing import Bar, Drawing, bars, heat, trend
from doudi.exports.report.figures import Figures, Tally, ranking
from doudi.exports.wording import family
from doudi.language import say, spoken

SHORT = {
    "LB": "漏保",
    "DB": "错保",
    "TK": "特困",
    "LS": "临救",
    "YQ": "疫情",
    "ZJ": "资金",
    "CX": "程序",
    "GL": "异常",
}
KINDS = {"certain": "疑点·确定", "to_verify": "疑点·需核实"}


def charts(found: Figures) -> dict[str, Drawing]:
    """By name: units, families, heat, months."""
    drawn = [_units(found), _families(found), _heat(found), _months(found)]
    return {drawing.name: drawing for drawing in drawn}


def unit_name(unit: str | None) -> str:
    """A unit, or that it is not known."""
    return unit if unit is not None else say("不明")


def _legend() -> dict[str, str]:
    return {kind: say(word) for kind, word in KINDS.items()}


def _parts(tally: Tally) -> dict[str, int]:
    return {kind: getattr(tally, kind) for kind in KINDS}


def _units(found: Figures) -> Drawing:
    ranked = ranking(found)
    rows = [Bar(unit_name(unit), _parts(tally)) for unit, tally in ranked]
    return bars("units", say("各单位疑点"), _units_sentence(ranked), rows, _legend())


def _units_sentence(ranked: Sequence[tuple[str | None, Tally]]) -> str:
    most = [(unit, tally) for unit, tally in ranked if tally.broken]
    if not most:
        return say("各单位都没有疑点。")
    unit, tally = most[0]
    sentence = say("疑点最多的是{unit}，{n} 条。", unit=unit_name(unit), n=f"{tally.broken:,}")
    none = [name for name, each in ranked if not each.broken and name is not None]
    return sentence + (say("没有疑点的有 {n} 个单位。", n=len(none)) if none else "")


def _families(found: Figures) -> Drawing:
    rows = [Bar(say(SHORT.get(code, code)), _parts(tally)) for code, tally in found.families.items()]
    code, most = max(found.families.items(), key=lambda pair: pair[1].broken)
    sentence = say("疑点最多的一类是{family}，{n} 条。", family=family(code), n=f"{most.broken:,}")
    title = say("各类问题的疑点")
    return bars("families", title, sentence if most.broken else say("各类问题都没有疑点。"), rows, _legend())


def _heat(found: Figures) -> Drawing:
    units, codes = [unit for unit, _ in ranking(found)], list(found.families)
    rows = {unit_name(unit): [found.unit_families[unit, code] for code in codes] for unit in units}
    title = say("单位 × 问题（疑点条数）")
    columns = [say(SHORT.get(code, code)) for code in codes]
    return heat("heat", title, _heat_sentence(found), rows, columns)


def _heat_sentence(found: Figures) -> str:
    if not found.unit_families:
        return say("没有疑点。")
    order = sorted(found.unit_families.items(), key=lambda pair: (pair[0][0] is None, -pair[1], pair[0]))
    (unit, code), count = order[0]  # an unknown unit only where no known one has any
    return say("最集中的是{unit}的{family}问题，{n} 条。", unit=unit_name(unit), family=family(code), n=f"{count:,}")


def _months(found: Figures) -> Drawing:
    title = say("疑点所及的月份")
    if not found.months:
        return trend("months", title, say("疑点都没有月份。"), {})
    most = max(sorted(found.months), key=lambda month: found.months[month])
    count = f"{found.months[most]:,}"
    sentence = say("涉及{month}的疑点最多，{n} 条；一条疑点涉及几个月，各月都计。", month=f"{most:%Y-%m}", n=count)
    return trend("months", title, sentence, found.months)


def language_tag() -> str:
    """The page's language as HTML writes it."""
    return "en" if spoken() == "en" else "zh-CN"
