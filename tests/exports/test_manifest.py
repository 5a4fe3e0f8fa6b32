import json
from pathlib import Path

from doudi import __version__
from doudi.exports.manifest import write_manifest
from tests.exports.sample import result


def test_it_names_inputs_day_values_versions_and_timings(tmp_path: Path) -> None:
    write_manifest(result(tmp_path / "store"), tmp_path / "manifest.json")
    manifest = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["as_of"] == "2020-06-30"
    assert manifest["engine"] == "duckdb"
    assert manifest["inputs"][0]["sha256"] == "ab" * 32
    assert manifest["parameters"][0] == {
        "name": "dibao.standard",
        "value": "395",
        "selectors": {"area": "6103", "kind": "农村"},
        "from": "2020-01-01",
        "source": "doudi-default",
        "verified": False,
    }
    assert manifest["versions"]["doudi"] == __version__
    assert {"duckdb", "ibis-framework"} <= set(manifest["versions"])
    assert manifest["timings"] == {"import": 1.235, "DB-01": 0.5}
