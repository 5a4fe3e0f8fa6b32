import pytest
from django.urls import reverse

from doudi.web.jobs.actions import enqueue
from doudi.web.jobs.kinds import KINDS, job
from doudi.web.jobs.models import Job
from doudi.web.jobs.worker import work_off
from tests.web.browser import shut_out


@pytest.fixture
def counting():
    @job("test.counting", title="数一数名册", seen_at=lambda job: reverse("home"))
    def run(running, secret=""):
        running.progress("正在读入", 1, 2)

    yield "test.counting"
    del KINDS["test.counting"]


@pytest.fixture
def asked(city, counting):
    clerk = city.actor("town_clerk", "虢镇")
    return clerk, enqueue(counting, by=clerk, area=city.areas["虢镇"], secret="没有人该看到的话")


def test_seen_by_who_asked_who_answers_for_the_area_and_the_system_administrator(city, asked):
    clerk, job = asked

    def see(actor):
        return Job.objects.visible_to(actor).filter(pk=job.pk).exists()

    assert see(clerk)
    assert see(city.actor("county_officer", "陈仓区"))
    assert see(city.actor("city_officer", "宝鸡市"))
    assert see(city.actor("system_admin", "宝鸡市"))
    assert not see(city.actor("county_officer", "凤翔县"))
    assert not see(city.actor("town_clerk", "阳平镇"))
    assert not see(city.actor("audit_admin", "宝鸡市"))
    assert not see(None)


def test_a_job_of_another_place_is_not_found(as_, asked):
    assert as_("town_clerk", "阳平镇").get(asked[1].get_absolute_url()).status_code == 404


def test_the_list_is_for_the_system_administrator(as_, asked):
    assert as_("city_officer", "宝鸡市").get("/jobs/").status_code == 403
    page = as_("system_admin", "宝鸡市").get("/jobs/")
    assert "数一数名册" in page.content.decode()


def test_no_page_shows_what_a_job_was_given(as_, asked):
    admin = as_("system_admin", "宝鸡市")
    for url in ("/jobs/", reverse("job_detail", args=[asked[1].pk]), asked[1].get_absolute_url()):
        assert "没有人该看到" not in admin.get(url).content.decode()


@pytest.mark.parametrize("n", [3, 60])
def test_the_list_asks_the_same_number_of_times_for_few_and_many(as_, city, counting, n, django_assert_max_num_queries):
    clerk = city.actor("town_clerk", "虢镇")
    for _ in range(n):
        enqueue(counting, by=clerk, area=city.areas["虢镇"])
    admin = as_("system_admin", "宝鸡市")
    with django_assert_max_num_queries(7):
        admin.get("/jobs/")


def test_the_partial_renews_itself_until_the_end(client, asked):
    clerk, job = asked
    client.force_login(clerk.user)

    def ask():
        return client.get(job.get_absolute_url(), headers={"HX-Request": "true"}).content.decode()

    assert "every 2s" in ask() and "<html" not in ask()
    work_off()
    assert "every 2s" not in ask() and "查看结果" in ask()


def test_who_asked_cancels_and_nobody_else_of_the_place(client, as_, asked):
    clerk, job = asked
    url = reverse("job_cancel", args=[job.pk])
    assert as_("county_officer", "陈仓区").post(url).status_code == 403
    client.force_login(clerk.user)
    for _twice in range(2):
        assert client.post(url).status_code == 302
    job.refresh_from_db()
    assert job.state == "cancelled"


def test_the_pages_shut_nobody_out(browse, transactional_db, city, asked):
    clerk, job = asked
    work_off()
    Job.objects.system("test").update(state="dead", error="ValueError\njobs/worker.py:1 run")
    admin = city.actor("system_admin", "宝鸡市")
    for who, url in ((admin, "/jobs/"), (admin, f"/jobs/{job.pk}/"), (clerk, job.get_absolute_url())):
        page = browse(who)
        page.goto(url)
        assert shut_out(page) == []


def test_the_progress_moves_by_itself_in_the_browser(browse, transactional_db, asked):
    clerk, job = asked
    page = browse(clerk)
    page.goto(job.get_absolute_url())
    assert page.get_by_text("等待").is_visible()
    work_off()
    page.get_by_text("查看结果").wait_for()
