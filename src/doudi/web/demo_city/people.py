"""The people of the demo city's units. All are invented; none has a password, one steps into their posts."""

from random import Random

from doudi.web.orgs.models import Post, Unit, User
from doudi.web.orgs.roles import ADMINISTRATORS

FAMILY = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜"
GIVEN = (
    *("建国", "秀英", "志强", "桂兰", "晓东", "丽娟", "海燕", "文博"),
    *("春梅", "国庆", "亚宁", "红霞", "永平", "小军", "静怡"),
)
# Two at each office that reviews: who did the work may not close it.
STAFF = {
    ("civil_affairs", "city"): ("city_officer", "city_officer"),
    ("civil_affairs", "county"): ("county_officer", "county_officer"),
    ("finance", "city"): ("finance_officer",),
    ("finance", "county"): ("finance_officer",),
    ("discipline", "city"): ("discipline_inspector",),
    ("discipline", "county"): ("discipline_inspector",),
    ("inspection", "city"): ("inspector",),
    ("third_party", "city"): ("surveyor",),
    ("town", "town"): ("town_clerk",),
}


def appoint(seed: int = 1) -> None:
    """People at every unit, and the three administrators at the city's civil-affairs bureau."""
    luck = Random(seed)
    for unit in Unit.objects.select_related("area"):
        for role in STAFF[unit.kind, unit.area.level]:
            _post(unit, role, luck)
    bureau = Unit.objects.get(kind="civil_affairs", area__level="city")
    for role in sorted(ADMINISTRATORS):
        _post(bureau, role, luck)


def _post(unit: Unit, role: str, luck: Random) -> Post:
    user = User(username=f"{role}-{User.objects.count() + 1}", full_name=luck.choice(FAMILY) + luck.choice(GIVEN))
    user.set_unusable_password()
    user.save()
    return Post.objects.create(user=user, unit=unit, role=role)
