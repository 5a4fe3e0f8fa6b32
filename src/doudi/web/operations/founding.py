"""The first rows of a real installation: the city, its bureau, three administrators. No default account."""

from collections.abc import Mapping
from typing import NamedTuple

from django.db import connections, transaction

from doudi.language import say
from doudi.trouble import Trouble
from doudi.web.accounts.passwords import give_password, one_time_password
from doudi.web.accounts.rules import demand_fit
from doudi.web.audit.chain import record
from doudi.web.operations.areas import Places
from doudi.web.operations.planting import plant
from doudi.web.operations.preparing import bring_tables
from doudi.web.orgs.models import Area, Jurisdiction, Post, Unit, User

BUREAU = "{city}民政局"


class Handed(NamedTuple):
    """What is handed over once: an administrator's role, name and first password."""

    role: str
    username: str
    password: str


def found_city(city: str, administrators: Mapping[str, str], places: Places | None) -> list[Handed]:
    """Fill an empty database: the root, the bureau, one administrator per role. All or nothing. Raises Trouble."""
    bring_tables()
    with transaction.atomic():
        if Area.objects.exists() or User.objects.exists():
            raise Trouble(say("这个数据库里已经有一套安装"), mend=say("换一个空的数据库，或直接运行 doudi serve"))
        root = plant(city, places)
        bureau = Unit.objects.create(name=BUREAU.format(city=city), kind="civil_affairs", area=root)
        Jurisdiction.objects.create(unit=bureau, area=root)
        handed = [_appointed(bureau, role, username) for role, username in administrators.items()]
        record(None, "installation.found", root, who="doudi init")
    connections.close_all()  # the home is renamed now
    return handed


def _appointed(bureau: Unit, role: str, username: str) -> Handed:
    user = User.objects.create(username=username, full_name=username)
    demand_fit(role, bureau)
    password = one_time_password()
    give_password(user, password, must_change=True)
    Post.objects.create(user=user, unit=bureau, role=role)
    return Handed(role, username, password)
