"""manifest.json: by what, as of when and on what values a run was made, so that it can be repeated and compared."""

import json
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from doudi import __version__
from doudi.engine.result import PolicyUse, RunResult

PACKAGES = ("duckdb", "ibis-framework", "pyarrow", "pyspark", "python-calamine", "fastexcel", "xlsxwriter", "jinja2")


def write_manifest(result: RunResult, path: Path) -> None:
    """Write the manifest. It comes last: where it is, the other files of the run are complete."""
    text = json.dumps(manifest(result), ensure_ascii=False, indent=2)
    path.write_text(text + "\n", encoding="utf-8")


def manifest(result: RunResult) -> dict[str, Any]:
    """Its content, plain values only."""
    return {
        "as_of": result.as_of.isoformat(),
        "engine": result.engine,
        "language": result.language,
        "inputs": _inputs(result.store),
        "parameters": [_parameter(use) for use in result.parameters],
        "versions": versions(),
        "timings": {step: round(seconds, 3) for step, seconds in result.timings.items()},
    }


def versions() -> dict[str, str]:
    """Doudi and the installed packages that a result may depend on."""
    return {"doudi": __version__, **{name: found for name in PACKAGES if (found := _installed(name))}}


def _installed(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _inputs(store: Path) -> Any:
    return json.loads((store / "inputs.json").read_text(encoding="utf-8"))


def _parameter(use: PolicyUse) -> dict[str, Any]:
    return {
        "name": use.name,
        "value": [str(one) for one in use.value] if isinstance(use.value, tuple) else str(use.value),
        "selectors": dict(use.selectors),
        "from": use.since.isoformat(),
        "source": use.source,
        "verified": use.verified,
    }
