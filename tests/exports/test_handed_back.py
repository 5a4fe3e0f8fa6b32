"""What goes out filled in comes back in: the importer knows our own workbooks."""

from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
from openpyxl import load_workbook

from doudi.exports.exemptions_workbook import write_exemptions
from doudi.exports.matches_workbook import write_matches
from doudi.rosters.delivery import deliver
from tests.exports.sample import AS_OF, WANG, result


def delivered(folder: Path, roster: str) -> list[dict[str, object]]:
    """The rows of a roster that the importer reads from a folder."""
    deliver(folder, folder.parent / "read", as_of=AS_OF)
    return list(pq.read_table(folder.parent / "read" / "rosters" / f"{roster}.parquet").to_pylist())


def test_matches_filled_in_are_identities(tmp_path: Path) -> None:
    folder = tmp_path / "handed"
    folder.mkdir()
    write_matches(result(tmp_path / "store"), folder / "matches.xlsx")
    book = load_workbook(folder / "matches.xlsx")
    book.active["N2"], book.active["O2"] = "赵强", "2020-06-20"
    book.save(folder / "matches.xlsx")
    (row,) = delivered(folder, "identities")
    assert (row["roster"], row["file"], row["row"]) == ("死亡人员", "死亡.csv", 7)
    assert (row["id_no"], row["name"], row["birth"]) == (WANG, "王桂芳", date(1952, 3, 14))
    assert (row["confirmed_by"], row["confirmed_on"]) == ("赵强", date(2020, 6, 20))


def test_exemptions_are_a_file_of_their_roster(tmp_path: Path) -> None:
    folder = tmp_path / "handed"
    folder.mkdir()
    exemption = {
        "check": "DB-06",
        "id_no": None,
        "family_no": "NC0304000001",
        "reason": "=车已报废",
        "approved_by": "赵强",
        "approved_on": date(2020, 6, 20),
        "until": None,
    }
    write_exemptions([exemption], folder / "exemptions.xlsx", AS_OF)
    (row,) = delivered(folder, "exemptions")
    assert {name: row[name] for name in exemption} == exemption
    assert (row["id_no_blank"], row["until_blank"]) == (True, True)
