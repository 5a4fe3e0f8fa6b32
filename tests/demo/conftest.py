"""The messy files of the demo city and what is read from them, made once for all that look at them."""

from pathlib import Path

import pytest

from doudi.demo.messy.deliver import write_messy
from doudi.rosters.delivery import deliver
from tests.demo.cities import JUNE_2020, city


@pytest.fixture(scope="session")
def handed_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Only to be read."""
    folder = tmp_path_factory.mktemp("city")
    write_messy(city(), folder)
    return folder


@pytest.fixture(scope="session")
def store(handed_in: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Only to be read."""
    store = tmp_path_factory.mktemp("store")
    deliver(handed_in / "rosters", store, as_of=JUNE_2020)
    return store
