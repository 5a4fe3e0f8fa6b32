"""What went wrong, said to the person at the keyboard: what, where, why, how to mend it. Never a traceback."""

from typing import ClassVar

from doudi.language import say


class Trouble(Exception):  # noqa: N818 – it is told to a person, not caught as an error of the program
    """A failure that its reader can mend. The four texts are already spoken: `Trouble(what=say("…", name=name))`.

    `where` names file, sheet, row and column as far as they are known. The program ends with `exit_code`:
    2 for bad usage or bad input.
    """

    exit_code: ClassVar[int] = 2

    def __init__(self, what: str, where: str = "", why: str = "", mend: str = "") -> None:
        super().__init__(what)
        self.what, self.where, self.why, self.mend = what, where, why, mend

    def told(self) -> str:
        """The trouble in lines, for a terminal."""
        details = ((say("位置"), self.where), (say("原因"), self.why), (say("办法"), self.mend))
        return "\n".join(
            [
                say("出错：{what}", what=self.what),
                *(say("  {label}：{detail}", label=label, detail=text) for label, text in details if text),
            ]
        )


class NotWritten(Trouble):
    """A result that could not be written (disk full, no permission, file open elsewhere); exit code 3."""

    exit_code = 3
