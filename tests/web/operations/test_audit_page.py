import re

SIGN = """
from datetime import date
from doudi.web.audit.chain import record
from doudi.web.audit.checkpoints import sign_day
for n in range(20):
    record(None, 'looked', who='某人', n=n)
sign_day(date(2020, 6, 1))
"""
TAMPER = """
from django.db import connection
on = ' ON audit_entry' if connection.vendor == 'postgresql' else ''
with connection.cursor() as cursor:
    cursor.execute('DROP TRIGGER audit_entry_no_UPDATE' + on)
    cursor.execute("UPDATE audit_entry SET who = '别人' WHERE number = 7")
"""


def test_the_page_of_a_whole_log_fits_on_a_sheet_and_proves_the_next_one(installation):
    installation.asked(SIGN)
    page = installation.run("audit", "verify")
    assert page.returncode == 0, page.stderr
    assert "结论：完整" in page.stdout and "2020-06-01" in page.stdout
    assert len(page.stdout.splitlines()) < 50
    known = re.search(r"--known (\d+:[0-9a-f]{64})", page.stdout)[1]
    assert installation.run("audit", "verify", "--known", known).returncode == 0
    forged = installation.run("audit", "verify", "--known", "3:" + "0" * 64)
    assert forged.returncode == 2 and "打印页上的第 3 条" in forged.stdout


def test_a_log_that_was_touched_is_told_and_ends_with_2(installation):
    installation.asked(SIGN)
    installation.asked(TAMPER)
    page = installation.run("audit", "verify")
    assert page.returncode == 2
    assert "第 7 条的内容被改过" in page.stdout
    english = installation.run("audit", "verify", "--lang", "en")
    assert "entry 7 was changed" in english.stdout


def test_a_mistyped_page_is_told_plainly(installation):
    ended = installation.run("audit", "verify", "--known", "abc")
    assert ended.returncode == 2 and "序号:哈希" in ended.stderr
