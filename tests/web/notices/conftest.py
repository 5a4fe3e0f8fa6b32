import pytest

from doudi.web.notices.kinds import KINDS


@pytest.fixture(autouse=True)
def told(monkeypatch):
    """A kind of notice that only the tests know."""
    monkeypatch.setitem(KINDS, "test.due", "{number} 快到期了")
