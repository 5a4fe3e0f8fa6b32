"""Files that cannot be read: each gives one plain line, and the others go on."""

import os
from pathlib import Path

import pytest

from doudi.language import say, speak
from doudi.rosters.cleaning import explain
from doudi.rosters.refusals import REFUSALS
from tests.rosters.corpus import DEATHS, HOSTILE, csv, imported, table, values


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_must_fail_gives_one_line_and_the_others_go_on(tmp_path: Path, name: str) -> None:
    make, code = HOSTILE[name]
    folder = tmp_path / "in"
    folder.mkdir()
    make(folder / name)
    if code == "no_permission" and os.geteuid() == 0:
        pytest.skip("root may read everything")
    csv(folder / "好.csv", DEATHS)

    delivery = imported(folder)

    (line,) = table(delivery, "problems")
    assert (line["file"], line["code"], line["row"]) == (name, code, None)
    assert line["outcome"] == "file_refused"
    assert values(delivery, "deaths", "name") == [("张三",)]
    assert {each.file for each in delivery.inputs} == {name, "好.csv"}


@pytest.mark.parametrize("code", REFUSALS)
def test_every_refusal_is_explained_in_both_languages(code: str) -> None:
    chinese = explain.problem(code), explain.mend(None, code)
    speak("en")
    try:
        english = explain.problem(code), explain.mend(None, code)
    finally:
        speak("zh")
    assert all(chinese) and all(text.isascii() or "“" in text for text in english)
    assert say(REFUSALS[code].problem) == chinese[0]


def test_a_link_that_leaves_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = csv(tmp_path / "外面.csv", DEATHS)
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "链接.csv").symlink_to(outside)

    delivery = imported(folder)

    assert [line["code"] for line in table(delivery, "problems")] == ["outside_folder"]
    assert delivery.supplied == ()


def test_lock_files_hidden_files_and_the_files_of_the_system_are_passed_over(tmp_path: Path) -> None:
    for name in ("~$死亡.csv", ".死亡.csv", "Thumbs.db", ".git/死亡.csv"):
        csv(tmp_path / "in" / name, DEATHS)

    delivery = imported(tmp_path / "in")

    assert (delivery.inputs, delivery.problems) == ((), 0)
