"""A policy folder: `parameters/<topic>/<name>.yaml` and `sources/<id>.yaml`, or `<topic>/<name>.yaml` alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations
from pathlib import Path
from typing import Any

from doudi.policy.entry import read_entry
from doudi.policy.parameter import Entry, Parameter
from doudi.policy.problem import Problem, Unfit
from doudi.policy.source import Source
from doudi.policy.source_file import read_source
from doudi.policy.strict_yaml import load, only, optional_text
from doudi.policy.units import Shape, Unit

KEYS = ("title", "unit", "choices", "values")


@dataclass
class Folder:
    """What a folder holds; `problems` are the reasons to refuse it, all of them."""

    parameters: dict[str, Parameter] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_folder(root: Path, built_in: Mapping[str, Parameter] | None = None) -> Folder:
    """Read a folder; with `built_in` it is an overlay, whose parameters must be among those."""
    found = Folder()
    if not root.is_dir():
        found.problems.append(Problem(str(root), None, "没有这个文件夹。"))
        return found
    for path, inner in yaml_files(root):
        shown = str(path) if built_in is not None else path.relative_to(root).as_posix()
        try:
            if inner[0] == "sources":
                _add_source(found, path)
            else:
                _add_parameter(found, path, inner, shown, built_in)
        except Unfit as unfit:
            found.problems.append(unfit.at(shown))
    for parameter in found.parameters.values():
        found.problems += quarrels(parameter)
    return found


def yaml_files(root: Path) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """The YAML files in order, each with its path inside `parameters/` (`sources/…` for documents)."""
    for path in sorted(root.rglob("*")):
        inner = path.relative_to(root).parts
        if path.suffix not in (".yaml", ".yml") or not path.is_file() or any(part.startswith(".") for part in inner):
            continue
        inner = inner[1:] if inner[0] == "policy" and len(inner) > 2 else inner
        yield path, inner[1:] if inner[0] == "parameters" and len(inner) > 2 else inner


def _add_source(found: Folder, path: Path) -> None:
    source = read_source(path.stem, load(path))
    found.sources[source.id] = source


def _add_parameter(
    found: Folder, path: Path, inner: tuple[str, ...], shown: str, built_in: Mapping[str, Parameter] | None
) -> None:
    name = ".".join((*inner[:-1], path.stem))
    written = load(path)
    base = _declared(name, written) if built_in is None else built_in.get(name)
    if base is None:
        raise Unfit("没有名为“{name}”的参数。", name=name)
    _same_unit(written, base)
    shape = Shape(base.unit, base.choices, base.listed if base.entries else None)
    entries = tuple(_entries(found, written, shape, shown, overlay=built_in is not None))
    earlier = found.parameters[name].entries if name in found.parameters else ()
    found.parameters[name] = replace(base, entries=(*earlier, *entries))


def _declared(name: str, written: dict[str, Any]) -> Parameter:
    unit = optional_text(written, "unit")
    if unit not in list(Unit):
        raise Unfit("不认识的单位“{unit}”，可用：{units}", unit=unit, units=" ".join(Unit))
    return Parameter(name, optional_text(written, "title"), Unit(unit), (), tuple(written.get("choices", ())))


def _same_unit(written: dict[str, Any], base: Parameter) -> None:
    only(written, KEYS)
    unit = optional_text(written, "unit")
    if unit and unit != base.unit:
        raise Unfit("单位是“{unit}”，内置参数 {name} 的单位是“{own}”。", unit=unit, name=base.name, own=base.unit.value)


def _entries(found: Folder, written: dict[str, Any], shape: Shape, shown: str, *, overlay: bool) -> Iterator[Entry]:
    values = written.get("values") or []
    if not isinstance(values, list):
        raise Unfit("values 应是一个清单，每个值一条。")
    for number, one in enumerate(values, start=1):
        try:
            entry = read_entry(one, shape)
            yield replace(entry, file=shown, number=number, overlay=overlay)
            shape = replace(shape, listed=isinstance(entry.value, tuple))
        except Unfit as unfit:
            found.problems.append(unfit.at(shown, number))


def quarrels(parameter: Parameter) -> Iterator[Problem]:
    """Entries of one folder that stand twice, or that no rule of looking up can rank."""
    for earlier, later in combinations(parameter.entries, 2):
        if earlier.identity == later.identity:
            text = "与第{other}条的选择条件和起始日相同（{where}）。"
        elif earlier.rank == later.rank and earlier.meets(later):
            text = "与第{other}条分不出先后（{where}）：同一行可能两条都符合。请写明更多条件或不同起始日。"
        else:
            continue
        where = f"{earlier.file} {earlier.from_day}"
        yield Problem(later.file, later.number, text, {"other": earlier.number, "where": where})
