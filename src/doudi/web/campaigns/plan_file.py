"""Reads the YAML file of a plan: what it must hold, and what its parts demand of each other."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from doudi.web.campaigns.plan import Ordered, Plan, Stage, Term
from doudi.web.campaigns.words import COUNTED, LEVELS_OF_TASK, MEASURES
from doudi.web.campaigns.yaml_reading import (
    Reading,
    Refused,
    composed,
    day,
    day_of_month,
    list_of,
    mapping,
    name,
    one_of,
    text,
)
from doudi.web.orgs.models import UNIT_KINDS

STAGE = mapping({"name": name, "title": text(40), "clause": text(20), "until": day})
TERM = mapping({"counts_until": day, "due": day})
RETURNS = mapping({"day": day_of_month, "counts_until": day_of_month, "half_year": TERM, "year": TERM})
MEASURE = mapping({"kind": one_of(MEASURES), "unit": text(10)}, optional=("unit",))
TASK = mapping(
    {
        "number": text(20),
        "clause": text(20),
        "title": text(60),
        "text": text(2000),
        "target": text(500),
        "level": one_of(LEVELS_OF_TASK),
        "lead": one_of(UNIT_KINDS),
        "assist": list_of(one_of(UNIT_KINDS)),
        "stage": text(40),
        "limit": day,
        "measure": MEASURE,
        "counts": one_of(COUNTED),
    },
    optional=("counts",),
)
WHOLE = {
    "name": name,
    "title": text(200),
    "document": text(60),
    "issuers": list_of(text(80), least=1),
    "issued": day,
    "begins": day,
    "ends": day,
    "stages": list_of(STAGE, least=1),
    "returns": RETURNS,
    "tasks": list_of(TASK, least=1),
}


def read_plan(content: bytes) -> Plan:
    """The plan that a file holds. Raises Refused."""
    reading = Reading()
    whole = mapping(WHOLE)(reading, composed(content))
    if not reading.faults:
        _judge(reading, whole)
    if reading.faults:
        raise Refused(reading.faults)
    return _plan(whole)


def _judge(reading: Reading, whole: Mapping[str, Any]) -> None:
    """What only the parts together can tell."""
    if whole["begins"] > whole["ends"]:
        reading.fault(
            whole["line"], _("结束早于开始"), f"{whole['begins']} > {whole['ends']}", _("改正 begins 或 ends")
        )
    for what, one, until in _days_within(whole):
        if not whole["begins"] <= until <= whole["ends"]:
            why = _("{day} 不在 {begins} 到 {ends} 之内").format(day=until, begins=whole["begins"], ends=whole["ends"])
            reading.fault(one["line"], _("{what}的日期在活动之外").format(what=what), why, _("改正日期"))
    untils = [stage["until"] for stage in whole["stages"]]
    if untils != sorted(set(untils)):
        reading.fault(whole["stages"][0]["line"], _("阶段没有先后"), _("结束日期要一个比一个晚"), _("按先后排列阶段"))
    if whole["returns"]["counts_until"] >= whole["returns"]["day"]:
        reading.fault(
            whole["returns"]["line"], _("月报的统计截止日太晚"), _("统计截止后才能报送"), _("counts_until 要早于 day")
        )
    _judge_tasks(reading, whole)


def _days_within(whole: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any], date]]:
    for stage in whole["stages"]:
        yield _("阶段“{name}”").format(name=stage["title"]), stage, stage["until"]
    for task in whole["tasks"]:
        yield _("任务 {number}").format(number=task["number"]), task, task["limit"]
    for key in ("half_year", "year"):
        yield key, whole["returns"][key], whole["returns"][key]["counts_until"]


def _judge_tasks(reading: Reading, whole: Mapping[str, Any]) -> None:
    stages = {stage["name"] for stage in whole["stages"]}
    lines: dict[str, int] = {}
    for task in whole["tasks"]:
        if task["stage"] not in stages:
            what = _("任务 {number} 的阶段“{stage}”没有定义").format(number=task["number"], stage=task["stage"])
            reading.fault(
                task["line"], what, _("stages 里没有它"), _("改成其中之一：{words}").format(words=" ".join(stages))
            )
        if first := lines.get(task["number"]):
            what = _("任务编号 {number} 重复").format(number=task["number"])
            reading.fault(task["line"], what, _("第 {line} 行已经用过").format(line=first), _("换一个编号"))
        lines[task["number"]] = task["line"]
        measure = task["measure"]
        if (measure["kind"] == "number") != ("unit" in measure):
            what = _("任务 {number} 的计量单位不对").format(number=task["number"])
            reading.fault(measure["line"], what, _("按数量计量的要有单位，其他的没有"), _("补上或删去 unit"))
        if "counts" in task and measure["kind"] != "number":
            what = _("任务 {number} 不能计入月报").format(number=task["number"])
            reading.fault(task["line"], what, _("只有数量能相加"), _("measure 改用 number，或删去 counts"))


def _plan(whole: Mapping[str, Any]) -> Plan:
    returns = whole["returns"]
    return Plan(
        **{name: whole[name] for name in ("name", "title", "document", "issued", "begins", "ends")},
        issuers=tuple(whole["issuers"]),
        stages=tuple(Stage(**_but_line(stage)) for stage in whole["stages"]),
        return_day=returns["day"],
        counts_until=returns["counts_until"],
        terms={key: Term(**_but_line(returns[key])) for key in ("half_year", "year")},
        tasks=tuple(_ordered(task) for task in whole["tasks"]),
    )


def _but_line(held: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in held.items() if name != "line"}


def _ordered(task: Mapping[str, Any]) -> Ordered:
    given = {key: value for key, value in task.items() if key not in {"line", "measure", "assist"}}
    measure = task["measure"]
    return Ordered(**given, assist=tuple(task["assist"]), measure=measure["kind"], unit=measure.get("unit", ""))
