"""What is handed in is judged by its content; hostile files are refused one by one, with words."""

import io
import struct
import zipfile

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from doudi.rosters.refusals import RefusedError
from doudi.rosters.sheets import guards as engine_guards
from doudi.web.intake import guards, vault
from doudi.web.intake.reasons import mend, reason
from doudi.web.intake.vault import receive
from doudi.web.privacy.files import content_of


def file(content: bytes, name: str = "名册.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def packed(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def workbook(cell: object = "姓名") -> bytes:
    book, made = Workbook(), io.BytesIO()
    book.active["A1"] = cell
    book.save(made)
    return made.getvalue()


def only(content: bytes, name: str = "名册.xlsx"):
    [one] = receive([file(content, name)])
    return one


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"", "empty_file", id="nothing"),
        pytest.param(b"\x00\x00\x00", "empty_file", id="zeros"),
        pytest.param(b"MZ\x90program", "not_a_table", id="program"),
        pytest.param(b"%PDF-1.4", "not_a_table", id="pdf"),
        pytest.param(b"#!/bin/sh\nrm -rf", "not_a_table", id="script"),
        pytest.param(b"<html><script>alert(1)</script>", "web_page", id="web page"),
        pytest.param(b"PK\x03\x04cut off", "damaged", id="zip cut off"),
        pytest.param(
            packed({"word/document.xml": b"<w/>", "[Content_Types].xml": b"<t/>"}), "not_a_table", id="document"
        ),
        pytest.param(packed({"inner.zip": packed({"a.csv": b"a"})}), "zip_in_zip", id="zip in zip"),
        pytest.param(packed({"__MACOSX/a.csv": b"x", "thumbs.db": b"x"}), "empty_file", id="zip of nothing"),
    ],
)
def test_what_is_no_roster_is_refused_with_words(content, code):
    one = only(content)
    assert (one.refused, one.digest) == (code, "")
    assert reason(code)
    assert mend(code)


def test_a_zip_bomb_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(engine_guards, "UNSUSPECTED", 1 << 20)
    assert only(packed({"a.csv": b"\x20" * (8 << 20)}), "a.zip").refused == "too_big_unpacked"


def test_a_zip_that_lies_about_its_size_ends_at_the_limit(monkeypatch):
    monkeypatch.setattr(vault, "MAX_BATCH", 1 << 20)
    whole = packed({"a.csv": b"a,b\n" * (1 << 20)})
    at = whole.index(b"PK\x01\x02") + 24
    one = only(whole[:at] + struct.pack("<I", 10) + whole[at + 4 :], "a.zip")
    assert one.refused in {"too_big_together", "damaged"}


def test_too_much_together_and_too_large_alone(monkeypatch):
    monkeypatch.setattr(guards, "MAX_FILE", 10)
    assert only(b"a,b\n1,2\n3,4", "a.csv").refused == "too_big"
    monkeypatch.setattr(vault, "MAX_FILES", 1)
    assert [one.refused for one in receive([file(b"a", "a.csv"), file(b"b", "b.csv")])] == ["", "too_many"]


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..\\..\\a.csv", "/root/.ssh/id.csv", "a\x00b\n.csv", "~$a.csv", ".a.csv"]
)
def test_a_name_never_leads_anywhere(name):
    one = only(packed({name.replace("\x00", ""): b"a,b\n1,2"}), "a.zip")
    assert not one.refused
    assert "/" not in one.name
    assert "\\" not in one.name
    assert not one.name.startswith((".", "~$"))
    assert content_of(vault.path_of(one.digest)) == b"a,b\n1,2"


def test_what_lies_on_the_disk_has_no_name_and_is_the_owners_alone():
    one = only(b"a,b\n1,2", "袁小一.csv")
    path = vault.path_of(one.digest)
    assert path.is_relative_to(settings.HOME.folder)
    assert path.stat().st_mode & 0o077 == 0
    assert "袁" not in str(path)


def test_the_type_is_that_of_the_content():
    assert only(workbook(), "名册.csv").judged.form == "xlsx"
    assert only("姓名,身份证号\n".encode("gb18030"), "名册.xlsx").judged.form == "csv"
    assert only("姓名\n".encode(), "名册.txt").name == "名册.txt.csv"


def test_macros_and_formulas_are_told():
    plain, summed = workbook(), workbook("=1+1")
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    assert only(plain).judged.notes == ()
    assert only(summed).judged.notes == ("formulas",)
    assert only(packed({**members, "xl/vbaProject.bin": b"x"}), "名册.xlsm").judged.notes == ("macros",)


def test_the_virus_scanner_has_the_last_word(monkeypatch):
    monkeypatch.setitem(settings.HOME.settings, "scan_command", ["grep", "-qv", "EICAR", "{path}"])
    assert only(b"a,b\n", "a.csv").refused == ""
    assert only(b"EICAR", "a.csv").refused == "virus"
    monkeypatch.setitem(settings.HOME.settings, "scan_command", ["/no/such/scanner", "{path}"])
    assert only(b"a,c\n", "a.csv").refused == "not_scanned"


def test_one_bad_file_stops_no_other():
    names = [(one.name, one.refused) for one in receive([file(b"MZ", "a.exe"), file(b"a,b\n", "b.csv")])]
    assert names == [("a.exe", "not_a_table"), ("b.csv", "")]


def test_judging_says_why():
    with pytest.raises(RefusedError):
        guards._zipped(io.BytesIO(b"a,b\n"))
