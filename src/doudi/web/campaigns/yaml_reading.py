"""Reads YAML into plain values; whatever is wrong is told at once: which line, what, why, how to mend."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import yaml
from django.utils.translation import gettext as _

MOST_BYTES = 1_000_000
DEEPEST = 20
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C where PyYAML was built with it: forty times as fast."""
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{1,39}")
Reader = Callable[["Reading", yaml.Node], Any]
MISSING: Any = object()


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with a file."""

    line: int
    what: str
    why: str
    mend: str


class Refused(Exception):  # noqa: N818
    """The file does not say what it should; `faults` tell why, in the order of its lines."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(_("方案文件有 {n} 处问题").format(n=len(faults)))
        self.faults = sorted(faults, key=lambda fault: fault.line)


@dataclass
class Reading:
    """The faults found so far."""

    faults: list[Fault] = field(default_factory=list)

    def fault(self, node: yaml.Node | int, what: str, why: str, mend: str) -> Any:
        """Note a fault; gives MISSING in place of a value."""
        line = node if isinstance(node, int) else node.start_mark.line + 1
        self.faults.append(Fault(line, what, why, mend))
        return MISSING


def composed(content: bytes) -> yaml.Node:
    """The nodes of a file. Raises Refused."""
    if len(content) > MOST_BYTES:
        why = _("有 {n} 个字节").format(n=len(content))
        raise Refused([Fault(1, _("文件太大"), why, _("方案文件不超过 1 MB"))])
    try:
        text = content.decode("utf-8-sig")
        _demand_plain(text)
        node = yaml.compose(text, LOADER)
    except UnicodeDecodeError as error:
        fault = Fault(1, _("读不出文字"), _("文件不是 UTF-8 编码"), _("另存为 UTF-8 编码后再上传"))
        raise Refused([fault]) from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        fault = Fault(line, _("不是正确的 YAML"), str(error.problem), _("检查这一行和上一行的缩进、冒号、引号"))
        raise Refused([fault]) from error
    except yaml.YAMLError as error:
        fault = Fault(1, _("不是正确的 YAML"), str(error).splitlines()[0], _("用文本编辑器去掉看不见的控制字符"))
        raise Refused([fault]) from error
    if node is None:
        raise Refused([Fault(1, _("文件是空的"), _("没有内容"), _("从样例文件开始填写"))])
    return node


def _demand_plain(text: str) -> None:
    """No aliases, which can make a small file huge, and no deep nesting, which can exhaust the reader."""
    depth = 0
    for event in yaml.parse(text, LOADER):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent):
            raise Refused([Fault(line, _("用了别名（*）"), _("方案文件不接受别名"), _("把内容写全"))])
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise Refused([Fault(line, _("不是正确的 YAML"), _("套了太多层"), _("从样例文件开始填写"))])


def text(most: int = 1000) -> Reader:
    """A reader of text that is not empty."""

    def read(reading: Reading, node: yaml.Node) -> Any:
        if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
            return reading.fault(node, _("应当是文字"), _("这里是空的，或是别的东西"), _("写一段文字"))
        if len(node.value) > most:
            why = _("有 {n} 个字").format(n=len(node.value))
            return reading.fault(node, _("文字太长"), why, _("不超过 {n} 个字").format(n=most))
        return node.value.strip()

    return read


def name(reading: Reading, node: yaml.Node) -> Any:
    """Reads a short name in Latin letters."""
    held = text()(reading, node)
    if held is not MISSING and not NAME.fullmatch(held):
        return reading.fault(
            node, _("名称“{name}”不能用").format(name=held), _("名称用在网址里"), _("只用小写字母、数字、- 和 _")
        )
    return held


def day(reading: Reading, node: yaml.Node) -> Any:
    """Reads a day as 2020-04-30."""
    try:
        return date.fromisoformat(node.value)
    except (TypeError, ValueError):
        return reading.fault(node, _("不是日期"), str(node.value)[:40], _("写成 2020-04-30 的样子"))


def day_of_month(reading: Reading, node: yaml.Node) -> Any:
    """Reads a day that every month has."""
    try:
        number = int(node.value)
    except (TypeError, ValueError):
        number = 0
    return (
        number
        if 1 <= number <= 28
        else reading.fault(node, _("不是每月都有的一天"), str(node.value)[:40], _("写 1 到 28 之间的数"))
    )


def one_of(choices: Mapping[str, Any]) -> Reader:
    """A reader of one of some words."""

    def read(reading: Reading, node: yaml.Node) -> Any:
        held = node.value if isinstance(node, yaml.ScalarNode) else None
        if held in choices:
            return held
        return reading.fault(
            node, _("不认识“{word}”").format(word=str(held)[:40]), _("这里只能用固定的词"),
            _("改成其中之一：{words}").format(words=" ".join(choices)),
        )  # fmt: skip

    return read


def list_of(reader: Reader, *, least: int = 0) -> Reader:
    """A reader of a list."""

    def read(reading: Reading, node: yaml.Node) -> Any:
        if not isinstance(node, yaml.SequenceNode) or len(node.value) < least:
            return reading.fault(node, _("应当是列表"), _("至少要有 {n} 项").format(n=least), _("每项前面写“- ”"))
        return [reader(reading, each) for each in node.value]

    return read


def mapping(fields: Mapping[str, Reader], optional: tuple[str, ...] = ()) -> Reader:
    """A reader of named values; `line` is added to them."""

    def read(reading: Reading, node: yaml.Node) -> Any:
        if not isinstance(node, yaml.MappingNode):
            return reading.fault(
                node, _("应当是“名称: 内容”"), _("需要这些：{names}").format(names=" ".join(fields)), _("参照样例文件")
            )
        held: dict[str, Any] = {"line": node.start_mark.line + 1}
        for key, value in node.value:
            _take(reading, fields, held, key, value)
        for missing in [one for one in fields if one not in held and one not in optional]:
            reading.fault(
                node, _("缺少 {name}").format(name=missing), _("这一项必填"), _("补上“{name}:”").format(name=missing)
            )
        return held

    return read


def _take(
    reading: Reading, fields: Mapping[str, Reader], held: dict[str, Any], key: yaml.Node, value: yaml.Node
) -> None:
    if not isinstance(key, yaml.ScalarNode) or key.value not in fields:
        reading.fault(
            key, _("不认识“{name}”").format(name=str(key.value)[:40]), _("方案里没有这一项"),
            _("可用的有：{names}").format(names=" ".join(fields)),
        )  # fmt: skip
    elif key.value in held:
        reading.fault(key, _("“{name}”写了两次").format(name=key.value), _("不知道用哪一个"), _("删去一个"))
    else:
        held[key.value] = fields[key.value](reading, value)
