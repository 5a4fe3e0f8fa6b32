"""The way through the pages: hand in, look, accept, check, look at findings, open cases."""

import io
import zipfile

import pytest
from openpyxl import load_workbook

from doudi.web.cases.models import Case
from doudi.web.intake.models import Batch, Finding, Run
from doudi.web.jobs.worker import work_off
from tests.web.intake.rosters import JUNE, csv_file


@pytest.fixture
def officer(rolls, client):
    client.force_login(rolls.officer.user)
    return client


def upload(client, files):
    return client.post("/intake/upload/", {"files": files, "as_of": "2020-06-30"}, follow=True)


def test_from_files_to_cases(officer, rolls):
    page = upload(officer, JUNE.files())
    assert "正在识别" in page.content.decode()
    work_off()
    batch = Batch.objects.system("test").get()
    page = officer.get(f"/intake/batches/{batch.pk}/").content.decode()
    assert "低保家庭名册" in page and "全部采用" in page
    officer.post(f"/intake/batches/{batch.pk}/accept/", {"how": "whole"})
    page = officer.get("/intake/runs/new/").content.decode()
    officer.post("/intake/runs/new/", {"as_of": "2020-06-30", "batches": [batch.pk]})
    work_off()
    run = Run.objects.system("test").get()
    page = officer.get(f"/intake/runs/{run.pk}/").content.decode()
    assert "死亡后仍在保" in page
    page = officer.get("/intake/findings/?check=DB-01").content.decode()
    assert page.count("死亡后仍在保</a>") == 3
    assert "袁小" not in page and "袁**" in page
    page = officer.get("/intake/findings/open/?check=DB-01").content.decode()
    assert "3 条疑点" in page
    town = rolls.city.areas["阳平镇"]
    officer.post("/intake/findings/open/?check=DB-01", {"exclude": [town.pk]})
    assert [case.area.name for case in Case.objects.system("test").all()] == ["虢镇", "虢镇"]


def test_each_page_of_a_finding_and_a_check_is_masked_and_complete(officer, rolls):
    rolls.checked(rolls.accepted())
    for finding in Finding.objects.system("test").all():
        page = officer.get(f"/intake/findings/{finding.pk}/").content.decode()
        assert finding.subject not in page
    page = officer.get("/intake/checks/").content.decode()
    assert "DB-01" in page
    page = officer.get("/intake/checks/DB-01/").content.decode()
    assert "还没有核实结果" in page
    assert officer.get("/intake/checks/XX-99/").status_code == 404


def test_the_file_comes_back_with_its_faults_marked(officer, rolls):
    broken = csv_file("死亡人员.csv", "身份证号,姓名,死亡日期,来源", ["990304,某9,2020-01-01,公安"])
    batch = rolls.hand_in([broken]).batch
    file = batch.files.get()
    assert (file.n_rejected, file.n_problems) == (1, 1)
    answer = officer.get(f"/intake/files/{file.pk}/marked/")
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).worksheets[0]
    assert "身份证号不可识别" in sheet.cell(2, 5).value
    assert sheet.cell(2, 1).fill.fgColor.rgb == "FFF8C9C4"
    assert sheet.cell(2, 2).fill.fgColor.rgb != "FFF8C9C4"


def test_a_foreign_batch_is_not_there(rolls, as_):
    batch = rolls.hand_in(JUNE.files()).batch
    other = as_("county_officer", "凤翔县")
    assert other.get(f"/intake/batches/{batch.pk}/").status_code == 404
    assert other.get(f"/intake/files/{batch.files.first().pk}/").status_code == 404
    assert other.post(f"/intake/batches/{batch.pk}/undo/").status_code == 404


def test_headers_matched_once_are_known_the_next_time(officer, rolls):
    batch = rolls.hand_in([JUNE.deaths(header="殁于")]).batch
    file = batch.files.get()
    assert file.rosters == []
    page = officer.get(f"/intake/files/{file.pk}/").content.decode()
    assert "殁于" in page
    officer.post(f"/intake/files/{file.pk}/", {"header-0": "deaths.died_on"})
    work_off()
    file.refresh_from_db()
    assert (file.rosters, file.n_rows) == (["deaths"], 3)
    later = rolls.hand_in([csv_file("七月死亡.csv", "身份证号,姓名,殁于", [])]).batch
    assert later.files.get().rosters == ["deaths"]


def test_the_same_bytes_again_are_said_plainly(officer, rolls):
    batch = rolls.hand_in(JUNE.files()).batch
    page = upload(officer, JUNE.files())
    assert "一字不差" in page.content.decode()
    assert page.redirect_chain[-1][0] == f"/intake/batches/{batch.pk}/"
    assert Batch.objects.system("test").count() == 1


def test_a_zip_is_a_batch(officer):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for file in JUNE.files():
            archive.writestr(f"六月/{file.name}", file.read())
    packed.seek(0)
    packed.name = "六月.zip"
    upload(officer, [packed])
    work_off()
    batch = Batch.objects.system("test").get()
    assert sorted(batch.files.values_list("n_rows", flat=True)) == [3, 5, 5]
