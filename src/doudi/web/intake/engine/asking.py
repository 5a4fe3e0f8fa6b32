"""Asking the engine: a child process, watched line by line, and gone when the job is cancelled or this process dies."""

import json
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from doudi.language import spoken
from doudi.web.intake.engine.process import END, child, next_of
from doudi.web.jobs.running import Failed, Running

STAGES = {
    "read": gettext_noop("读取文件"),
    "clean": gettext_noop("清洗数据"),
    "match": gettext_noop("比对身份"),
}
CHECKING = gettext_noop("按规则核查")
PATIENCE = 120
"""Seconds that a page waits."""


class Broken(Exception):  # noqa: N818
    """The engine ended without an answer. The text is type and place of its error, never a value."""


def ask(order: Mapping[str, Any], written_to: Path, running: Running) -> None:
    """Let a child do the order; tell its progress. Raises Failed with words for who asked, Broken, Cancelled."""
    written_to.write_text(json.dumps(order, ensure_ascii=False), encoding="utf-8")
    with child(written_to) as lines:
        stage, done, total = str(_("准备名册")), 0, 0
        while (line := next_of(lines)) is not END:
            if line is not None and "stage" in line:
                stage, done, total = STAGES.get(line["stage"], CHECKING), line["done"], line["total"]
            elif line is not None:
                return _answered(line)
            running.progress(stage, done, total)
    raise Broken("the engine was killed")


def ask_at_once(order: Mapping[str, Any], written_to: Path) -> None:
    """Let a child do a small order while a page waits, in the page's language. Raises Broken."""
    written_to.write_text(json.dumps({**order, "language": spoken()}, ensure_ascii=False), encoding="utf-8")
    until = time.monotonic() + PATIENCE
    with child(written_to) as lines:
        while (line := next_of(lines)) is not END and time.monotonic() < until:
            if line is not None and "end" in line:
                return
            if line is not None and "stage" not in line:
                raise Broken(str(line.get("broken")))
    raise Broken("the engine was killed or too slow")


def _answered(line: Mapping[str, Any]) -> None:
    if "trouble" in line:
        raise Failed(line["trouble"])
    if "broken" in line:
        raise Broken(line["broken"])
