import signal
import urllib.request
from datetime import timedelta

import pytest
from django.utils import timezone

from doudi.web.operations.demo import BUILDING
from doudi.web.site.home import found
from tests.web.operations.conftest import PATIENCE, Installation

AWAY = -2000


@pytest.fixture
def demo(server, tmp_path):
    """A demo that was made before, though nobody lives in it."""
    home = tmp_path / "site"
    found(home, demo=True, days_away=AWAY)
    return Installation(home, server.environment(home))


def test_a_demo_that_is_there_starts_at_once_in_its_own_year(demo):
    with demo.serving("--demo") as (url, process):
        page = urllib.request.urlopen(url).read().decode()
        assert "不用密码，选一个岗位看看" in page
        assert 'type="password"' not in page
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out.count("http")) == (0, 1)
    then = timezone.localdate() + timedelta(days=AWAY)
    assert demo.asked("from django.utils import timezone; print(timezone.localdate())") == f"{then}"


def test_a_real_installation_is_never_made_a_demo(installation):
    ended = installation.run("serve", "--demo", timeout=PATIENCE)
    assert ended.returncode == 2
    assert "这里是真实的安装，不是演示" in ended.stderr and "Traceback" not in ended.stderr
    assert not (installation.home / BUILDING).exists()
