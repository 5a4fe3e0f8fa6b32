import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from doudi.engine.finding import FINDINGS
from doudi.web.intake.engine.results import secrets
from doudi.web.intake.engine.secrets import write_secrets


def found(number, *places):
    evidence = [{"roster": roster, "file": file, "sheet": "", "row": row, "fields": []} for roster, file, row in places]
    return dict.fromkeys(FINDINGS.names) | {"finding_id": number, "evidence": evidence}


@pytest.fixture
def run(tmp_path):
    """A store with two payees in one file, and a folder with findings."""
    (tmp_path / "store/rosters").mkdir(parents=True)
    rows = {"file": ["发放.csv"] * 2, "sheet": ["", ""], "row": [2, 3], "name": ["张三丰", "李四光"], "amount": [1, 2]}
    pq.write_table(pa.table(rows), tmp_path / "store/rosters/payments.parquet")

    def write(*findings):
        pq.write_table(pa.Table.from_pylist(list(findings), FINDINGS), tmp_path / "findings.parquet")
        write_secrets(tmp_path / "store", tmp_path)
        return secrets(tmp_path)

    return write


def test_each_finding_has_the_names_of_its_own_rows(run):
    told = run(
        found("a", ("payments", "发放.csv", 2)), found("b", ("payments", "发放.csv", 2), ("payments", "发放.csv", 3))
    )
    assert {number: set(values) for number, values in told.items()} == {"a": {"张三丰"}, "b": {"张三丰", "李四光"}}


def test_other_files_and_rosters_that_were_not_handed_in_add_nothing(run):
    assert run(found("a", ("payments", "别的.csv", 2), ("deaths", "死亡.csv", 2))) == {}


def test_a_run_without_findings_has_no_secrets(run):
    assert run() == {}
