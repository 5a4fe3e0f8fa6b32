import re

import pytest

from tests.web.operations.conftest import INIT

AREAS = """行政区划代码,名称,上级代码,级别,管辖单位
610300000000,宝鸡市,,市,
610304000000,陈仓区,610300000000,县区,
610304100000,虢镇,610304000000,镇街,
610304101000,千河镇,610304000000,镇街,高新区
610304101201,东岭村,610304101000,村社区,
"""
COUNT = "from doudi.web.orgs.models import *; print(User.objects.count(), Area.objects.count())"


def test_three_administrators_with_passwords_shown_once_and_to_be_changed(installation):
    shown = dict(re.findall(r"(\w+)  (\S+-\S+)$", installation.said, re.M))
    assert set(shown) == {"guan", "an", "shen"}
    told = installation.asked(
        "from doudi.web.orgs.models import *\n"
        "for user in User.objects.order_by('pk'):\n"
        "    post = user.posts.get()\n"
        "    print(user.username, post.role, user.must_change_password, user.password.split('$')[0], post.unit)\n"
    )
    assert told.splitlines() == [
        "guan system_admin True argon2 宝鸡市民政局",
        "an security_admin True argon2 宝鸡市民政局",
        "shen audit_admin True argon2 宝鸡市民政局",
    ]
    good = f"[User.objects.get(username=name).check_password(word) for name, word in {shown}.items()]"
    assert installation.asked(f"from doudi.web.orgs.models import *; print(all({good}))") == "True"


def test_a_second_factor_is_asked_of_all_unless_the_home_says_of_whom(installation):
    assert "second_factor" in installation.said
    roles = "from django.conf import settings; from doudi.web.orgs.roles import ROLES; print({})"
    assert installation.asked(roles.format("settings.SECOND_FACTOR_ROLES == list(ROLES)")) == "True"
    with (installation.home / "home.toml").open("a") as toml:
        toml.write('second_factor = ["system_admin"]\n')
    assert installation.asked(roles.format("settings.SECOND_FACTOR_ROLES")) == "['system_admin']"


def test_nothing_of_a_default_is_there(installation):
    assert installation.asked(COUNT) == "3 1"
    kept = [path for path in installation.home.rglob("*") if path.is_file() and path.stat().st_mode & 0o077]
    assert not [path for path in kept if "keys" in path.parts]
    assert installation.home.stat().st_mode & 0o077 == 0


def test_what_is_not_given_is_asked_for(empty):
    ended = empty.run("init", given="宝鸡市\nlocalhost doudi.baoji\nn\nmlps3\nguan\nan\nshen\n")
    assert ended.returncode == 0, ended.stderr
    settings = (empty.home / "home.toml").read_text()
    assert 'password_policy = "mlps3"' in settings and "doudi.baoji" in settings and "tls = false" in settings


def test_a_second_init_is_refused(installation):
    ended = installation.run(*INIT, "--no-tls", "--host", "localhost")
    assert ended.returncode == 2
    assert "已经有一套安装" in ended.stderr


def test_one_person_is_not_two_administrators(empty):
    ended = empty.run(*INIT, "--no-tls", "--host", "localhost", "--audit-admin", "guan")
    assert ended.returncode == 2 and "三个不同的用户名" in ended.stderr
    assert not empty.home.exists()


def test_places_of_a_roster_stand_under_who_manages_them(empty, tmp_path):
    (tmp_path / "areas.csv").write_text(AREAS)
    ended = empty.run(*INIT, "--no-tls", "--host", "localhost", "--areas", tmp_path / "areas.csv")
    assert ended.returncode == 0, ended.stderr
    tree = empty.asked(
        "from doudi.web.orgs.models import *\n"
        "for area in Area.objects.exclude(parent=None).select_related('parent').order_by('pk'):\n"
        "    print(area.parent, area, area.level, area.code)\n"
    )
    assert tree.splitlines() == [
        "宝鸡市 陈仓区 county 610304000000",
        "陈仓区 虢镇 town 610304100000",
        "宝鸡市 高新区 county ",
        "高新区 千河镇 town 610304101000",
        "千河镇 东岭村 village 610304101201",
    ]


def test_a_roster_with_holes_leaves_nothing_behind(empty, tmp_path):
    (tmp_path / "areas.csv").write_text(AREAS.replace("610304000000,陈仓区,610300000000,县区,\n", ""))
    ended = empty.run(*INIT, "--no-tls", "--host", "localhost", "--areas", tmp_path / "areas.csv")
    assert ended.returncode == 2
    assert "虢镇" in ended.stderr and "Traceback" not in ended.stderr
    assert list(empty.home.parent.glob("home*")) == []


def test_a_city_without_places_is_told_where_they_are_made(installation, empty, tmp_path):
    assert "“区划”里新增" in installation.said
    (tmp_path / "areas.csv").write_text(AREAS)
    assert "“区划”里新增" not in empty.run(*INIT, "--no-tls", "--host", "a.b", "--areas", tmp_path / "areas.csv").stdout


def test_with_tls_the_paths_told_are_there_and_the_next_step_is_the_right_one(empty):
    ended = empty.run(*INIT, "--tls", "--host", "doudi.baoji")
    assert ended.returncode == 0, ended.stderr
    assert str(empty.home / "tls/authority.pem") in ended.stdout and ".founding" not in ended.stdout
    assert ended.stdout.rstrip().endswith(f"doudi serve --tls --home {empty.home}")


@pytest.mark.parametrize("wrong", ["https://doudi.baoji", "doudi.baoji:8000", "doudi.baoji/", "doudi_1"])
def test_an_address_of_a_page_is_no_host(empty, wrong):
    ended = empty.run(*INIT, "--no-tls", "--host", wrong)
    assert ended.returncode == 2 and wrong in ended.stderr and "不带 https://" in ended.stderr
    assert not empty.home.exists()


def test_a_wrong_host_is_asked_for_again_at_once(empty):
    ended = empty.run("init", given="宝鸡市\nhttp://a\na.b\nn\nasvs\nguan\nan\nshen\n")
    assert ended.returncode == 0, ended.stderr
    assert "http://a" in ended.stderr and "a.b" in (empty.home / "home.toml").read_text()
