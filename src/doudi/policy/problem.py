"""What is wrong with a policy folder, and the errors of asking for what is not there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from doudi.language import say
from doudi.trouble import Trouble


@dataclass(frozen=True)
class Problem:
    """One refusal or warning: the file, the entry in it (1 = first; None: the whole file), why and how to mend."""

    file: str
    entry: int | None
    text: str
    given: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        why = say(self.text, **self.given)
        if self.entry is None:
            return say("{file}：{why}", file=self.file, why=why)
        return say("{file} 第{entry}条：{why}", file=self.file, entry=self.entry, why=why)


class Unfit(ValueError):  # noqa: N818
    """A piece of a policy file that cannot stand; whoever knows the file and the entry makes a `Problem` of it."""

    def __init__(self, text: str, **given: object) -> None:
        super().__init__(text)
        self.text = text
        self.given = given

    def at(self, file: str, entry: int | None = None) -> Problem:
        """The same, with its place."""
        return Problem(file, entry, self.text, self.given)


class BadPolicy(Trouble):
    """A policy folder is refused; `problems` are all of them, so that they can be mended at once."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(
            what=say("政策文件夹不能用，共 {n} 处要改", n=len(problems)),
            where=say("、").join(sorted({problem.file for problem in problems})),
            why="\n" + "\n".join(f"    {problem}" for problem in problems),
            mend=say("按上面所列改好文件，再运行一次"),
        )
        self.problems = tuple(problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class UnknownParameter(KeyError):  # noqa: N818
    """No parameter has this name; `nearest` are those that look like it."""

    def __init__(self, name: str, nearest: Sequence[str] = ()) -> None:
        super().__init__(name)
        self.name = name
        self.nearest = tuple(nearest)

    def __str__(self) -> str:
        if not self.nearest:
            return say("没有名为“{name}”的参数。", name=self.name)
        near = say("、").join(self.nearest)
        return say("没有名为“{name}”的参数。相近的有：{near}", name=self.name, near=near)


class UnknownSource(KeyError):  # noqa: N818
    """No document, or no clause of it, has this id."""

    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.reference = reference

    def __str__(self) -> str:
        return say("没有登记的文件或条款：{reference}", reference=self.reference)


class WrongUnit(TypeError):  # noqa: N818
    """A parameter is asked for in a unit or a shape (one value, a list) that it does not have."""

    def __init__(self, name: str, unit: str, asked: str) -> None:
        super().__init__(name, unit, asked)
        self.name = name
        self.unit = unit
        self.asked = asked

    def __str__(self) -> str:
        return say(
            "参数 {name} 的单位是 {unit}，不能按 {asked} 取值。", name=self.name, unit=self.unit, asked=self.asked
        )
