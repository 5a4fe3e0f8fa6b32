"""The way of a county officer in the real browser, and every page of intake at both sizes."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from doudi.web.cases.models import Case
from doudi.web.intake.models import Finding
from doudi.web.jobs.worker import work_off
from tests.web.browser import shut_out
from tests.web.intake.rosters import JUNE, csv_file

pytestmark = pytest.mark.slow


@pytest.fixture
def on_disk(tmp_path):
    """The rosters as files, with one that is none and one that is broken."""
    faulty = csv_file("低保对象死亡.csv", "身份证号,姓名,死亡日期", ["990304,袁小一,2020-01-01"])
    for file in [*JUNE.files(), csv_file("值班电话.csv", "科室,电话", ["低保科,0000000"]), faulty]:
        (tmp_path / file.name).write_bytes(file.read())
    return sorted(str(path) for path in tmp_path.iterdir())


def test_from_upload_to_cases(transactional_db, rolls, browse, on_disk):
    page = browse(rolls.officer)
    page.goto("/intake/upload/")
    page.set_input_files("#id_files", on_disk)
    page.fill("#id_as_of", "2020-06-30")
    page.get_by_role("button", name="上传", exact=True).click()
    page.wait_for_url("**/intake/batches/*/")
    work_off()
    page.get_by_role("button", name="部分采用").click()
    page.get_by_text("下次核查会用到这批名册").wait_for()
    page.get_by_role("link", name="去核查").click()
    page.get_by_role("button", name="开始核查").click()
    page.get_by_text("等待开始").wait_for()
    work_off()
    page.get_by_role("link", name="DB-01 死亡后仍在保").click()
    page.get_by_role("link", name="由这些疑点生成办件").click()
    page.get_by_label("排除 阳平镇").check()
    page.get_by_role("button", name="生成办件").click()
    page.get_by_text("已生成 2 个办件").wait_for()
    assert Case.objects.system("test").count() == 2


def test_every_page_is_fit_for_both_screens(transactional_db, rolls, browse, on_disk):
    first = rolls.accepted()
    run = rolls.checked(first)
    files = [SimpleUploadedFile(Path(path).name, Path(path).read_bytes()) for path in on_disk]
    pending = rolls.hand_in(files).batch
    finding = Finding.objects.visible_to(rolls.officer).filter(check_code="DB-01").first()
    pages = [
        *("batch_list", "batch_upload", "run_list", "run_new", "finding_list", "finding_open", "check_list"),
        ("batch_detail", first.pk),
        ("batch_detail", pending.pk),
        *(("file_detail", file.pk) for file in pending.files.all()),
        ("run_detail", run.pk),
        ("finding_detail", finding.pk),
        ("check_detail", "DB-01"),
    ]
    page = browse(rolls.officer)
    for one in pages:
        word, *args = (one,) if isinstance(one, str) else one
        page.goto(reverse(word, args=args))
        assert shut_out(page) == [], word
