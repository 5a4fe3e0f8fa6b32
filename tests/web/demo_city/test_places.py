from doudi.web.demo_city.people import appoint
from doudi.web.demo_city.places import settle
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Area, Post, Unit


def test_thirteen_units_report_and_high_tech_runs_towns_of_another_county(db):
    settle()
    counties = Area.objects.filter(level="county")
    assert counties.count() == 13
    high_tech = counties.get(name="高新区")
    assert {town.code[:6] for town in high_tech.children.all()} == {"610304"}
    assert Area.objects.filter(level="town").count() == 116


def test_every_unit_has_its_people_and_reviewers_come_in_twos(db):
    settle()
    appoint()
    assert not Unit.objects.filter(posts=None).exists()
    for unit in Unit.objects.filter(kind="civil_affairs"):
        assert unit.posts.filter(role__in=["city_officer", "county_officer"]).count() == 2


def test_the_high_tech_officer_sees_the_towns_it_runs(db):
    settle()
    appoint()
    post = Post.objects.filter(unit__name="高新区民政局", role="county_officer").first()
    assert set(Actor(post.user, post).areas.values_list("name", flat=True)) == {
        "高新区", "千河镇", "磻溪镇", "天王镇", "钓渭镇",
    }  # fmt: skip
