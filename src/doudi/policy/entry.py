"""One entry of a parameter file, read and checked."""

import re
from typing import Any

from doudi.policy.parameter import SELECTORS, Entry
from doudi.policy.problem import Unfit
from doudi.policy.strict_yaml import only, optional_flag, optional_text
from doudi.policy.units import Shape, day, text_of

KEYS = ("from", "until", "area", *SELECTORS, "value", "source", "words", "verified", "note")
AREA = re.compile(r"[0-9]{2,12}")


def read_entry(written: object, shape: Shape) -> Entry:
    """The entry that a mapping of texts describes; raises `Unfit` with the reason."""
    if not isinstance(written, dict):
        raise Unfit("应是“键: 值”，如 from: 2020-01-01。")
    only(written, KEYS)
    if "from" not in written:
        raise Unfit("缺少 from（施行的第一日），写作 2020-04-24。")
    if "value" not in written:
        raise Unfit("缺少 value。")
    first = day(text_of(written["from"]))
    last = day(text_of(written["until"])) if optional_text(written, "until") else None
    if last is not None and last < first:
        raise Unfit("until（{last}）早于 from（{first}）。", last=last, first=first)
    return Entry(
        from_day=first,
        until=last,
        value=shape.read(written["value"]),
        area=_area(written),
        **{name: _selector(written, name) for name in SELECTORS},  # type: ignore[arg-type]
        source=optional_text(written, "source"),
        words=optional_text(written, "words"),
        verified=optional_flag(written, "verified", False),
        note=optional_text(written, "note"),
    )


def _area(written: dict[str, Any]) -> str | None:
    if "area" not in written:
        return None
    text = text_of(written["area"])
    if not AREA.fullmatch(text):
        raise Unfit("area “{found}”不是区划代码：写2至12位数字，如 610304。", found=text)
    return text


def _selector(written: dict[str, Any], name: str) -> str | None:
    if name not in written:
        return None
    text = text_of(written[name])
    if text not in SELECTORS[name]:
        raise Unfit("{name} “{found}”不在可用的词中：{words}", name=name, found=text, words=" ".join(SELECTORS[name]))
    return text
