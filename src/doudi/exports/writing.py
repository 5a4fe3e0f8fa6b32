"""Writes everything a run hands to people."""

from contextvars import copy_context
from pathlib import Path
from typing import Literal

from doudi.engine.result import RunResult
from doudi.exports.findings_workbook import write_findings
from doudi.exports.manifest import write_manifest
from doudi.exports.matches_workbook import write_matches
from doudi.exports.quality_workbook import write_quality
from doudi.exports.report.page import write_report
from doudi.language import speak


def write_all(result: RunResult, out: Path) -> None:
    """Write findings.xlsx, quality.xlsx, matches.xlsx, report.html and, last, manifest.json into a directory.

    In the language of the run, whatever is spoken around. Use `staging.staged` for all or nothing.
    """
    copy_context().run(_write, result, out)


def _write(result: RunResult, out: Path) -> None:
    language: Literal["zh", "en"] = "en" if result.language == "en" else "zh"
    speak(language)
    out.mkdir(parents=True, exist_ok=True)
    write_findings(result, out / "findings.xlsx")
    write_quality(result, out / "quality.xlsx")
    write_matches(result, out / "matches.xlsx")
    write_report(result, out / "report.html")
    write_manifest(result, out / "manifest.json")
