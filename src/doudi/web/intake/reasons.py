"""Why a file was not taken, and how to mend it, in words: those of the engine, and those of the door."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doudi.language import say
from doudi.rosters.cleaning import explain
from doudi.rosters.refusals import REFUSALS

REASONS = {
    "too_big": (gettext_lazy("文件超过 300 MB"), gettext_lazy("请按镇街或年份拆成几个文件。")),
    "too_big_together": (gettext_lazy("一次交来的文件合计超过 1 GB"), gettext_lazy("请分几次上传。")),
    "too_many": (gettext_lazy("一次交来的文件超过 1000 个"), gettext_lazy("请分几次上传。")),
    "zip_in_zip": (gettext_lazy("压缩包里还有压缩包"), gettext_lazy("请先解压里面的压缩包，再把表格重新打包。")),
    "virus": (gettext_lazy("病毒扫描没有通过"), gettext_lazy("请先在本机杀毒，再联系系统管理员。")),
    "not_scanned": (
        gettext_lazy("病毒扫描没有完成，文件没有收下"),
        gettext_lazy("请稍后再传；若仍不行，请联系系统管理员。"),
    ),
}


def reason(code: str) -> str:
    """What is wrong with a file."""
    return str(REASONS[code][0]) if code in REASONS else say(REFUSALS[code].problem)


def mend(code: str) -> str:
    """How to mend it."""
    return str(REASONS[code][1]) if code in REASONS else say(REFUSALS[code].mend)


def problem_lines(counts: dict[str, int]) -> list[tuple[str, str, int]]:
    """Problems of cells and rows by code, in words: what, how to mend it, how many; the most frequent first."""
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(explain.problem(code), explain.mend(None, code), n) for code, n in ordered]


def told(name: str, code: str) -> str:
    """A refused file in one sentence."""
    return _("{name}：{reason}。{mend}").format(name=name, reason=reason(code), mend=mend(code))
