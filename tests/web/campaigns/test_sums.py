"""A sum opens the rows behind it, as each number does; so do the counts of the ledger."""

import re
from html import unescape

from django.test import Client
from django.urls import reverse

from doudi.web.campaigns.models import Duty
from tests.web.campaigns.conftest import duty_of, happened, signed
from tests.web.campaigns.series.test_reckon import IN_JUNE


def client_of(actor):
    client = Client()
    client.force_login(actor.user)
    return client


def behind(campaign, code, span="period"):
    return reverse("rollup_figure", args=[campaign.pk, "month", "2020-06", code, span])


def test_a_sum_opens_the_rows_of_every_county_that_handed_in(campaign, people, officer, city):
    for place in ("虢镇", "阳平镇", "柳林镇"):
        happened(city.case(place), IN_JUNE, "confirm")
    signed(campaign, people)
    client = client_of(officer)
    text = client.get(reverse("rollup_page", args=[campaign.pk, "month", "2020-06"])).content.decode()
    sums = re.findall(r'href="([^"]*/figures/[^"]*/(?:period|total)/)">([\d,]+)</a>', text)
    opened = [(link, n) for link, n in sums if link.startswith("/ledger/returns/of/")]
    assert (behind(campaign, "confirmed"), "2") in opened and (behind(campaign, "confirmed", "total"), "2") in opened
    page = client.get(behind(campaign, "confirmed"))
    assert page.context["page"].paginator.count == 2 and page.context["n_hidden"] == 0


def test_the_rows_behind_a_sum_are_for_who_answers_for_the_city(campaign, people, officer):
    signed(campaign, people)
    assert client_of(people["filler"]).get(behind(campaign, "confirmed")).status_code == 404
    assert client_of(officer).get(behind(campaign, "nothing")).status_code == 404
    assert client_of(officer).get(behind(campaign, "confirmed", "week")).status_code == 404


def test_a_count_of_the_ledger_opens_its_duties(campaign, people, officer):
    duty = duty_of(people["filler"], "3.2-1")
    Duty.objects.system("time goes by").filter(pk=duty.pk).update(state="done", done_on=duty.limit_on)
    client = client_of(officer)
    links = re.findall(r'href="([^"]*\?light=\w+)">\D*(\d+)</a>', client.get(reverse("ledger")).content.decode())
    assert (f"{reverse('ledger_task', args=[duty.task_id])}?light=done", "1") in links
    for link, n in links:
        assert len(client.get(unescape(link)).context["rows"]) == int(n), link
