"""Files opened on several cores give what files opened one after another give."""

from pathlib import Path

import pytest

from doudi.rosters import openings as opened
from doudi.rosters.delivered_files import files_in
from doudi.rosters.openings import openings
from doudi.rosters.refusals import RefusedError
from tests.rosters.corpus import DEATHS, HOSTILE, csv, id_no, imported, table, values, xlsx

HEAD = ["身份证号", "姓名", "死亡日期"]


def folder_of_all_sorts(folder: Path) -> Path:
    for number in range(5):
        xlsx(folder / f"{number}.xlsx", {"死亡": [HEAD, [id_no(number), f"张{number}", "2020-05-01"]], "空": []})
    csv(folder / "2b.csv", DEATHS.replace(id_no(1), id_no(9)))
    for name in ("半张表.xlsx", "离得远.xlsx", "截断.xlsx"):
        HOSTILE[name][0](folder / name)
    return folder


def test_files_come_in_their_order(tmp_path: Path) -> None:
    folder = folder_of_all_sorts(tmp_path / "in")
    paths = files_in(folder, tmp_path / "store")

    assert [opening.path for opening in openings(paths, folder)] == paths


def test_larger_files_alone_give_the_same_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = folder_of_all_sorts(tmp_path / "in")
    together = imported(folder)
    found = values(together, "deaths", "name"), table(together, "problems"), together.inputs
    monkeypatch.setattr(opened, "SMALL", 0)
    alone = imported(folder)

    assert (values(alone, "deaths", "name"), table(alone, "problems"), alone.inputs) == found
    assert len(found[0]) == 6
    assert [line["code"] for line in found[1]] == ["damaged", "damaged", "too_wide_apart"]


def test_a_sheet_can_be_opened_again(tmp_path: Path) -> None:
    xlsx(tmp_path / "a.xlsx", {"死亡": [HEAD, ["1", "2", "3"]]})
    (opening,) = openings([tmp_path / "a.xlsx"], tmp_path)
    first, again = opening.sheets[0].open(), opening.sheets[0].open()

    assert first.top == again.top
    assert first is not again


def test_a_sheet_that_breaks_is_refused_whenever_it_is_opened(tmp_path: Path) -> None:
    HOSTILE["半张表.xlsx"][0](tmp_path / "a.xlsx")
    (opening,) = openings([tmp_path / "a.xlsx"], tmp_path)
    for _ in range(2):
        with pytest.raises(RefusedError, match="damaged"):
            opening.sheets[0].open()
