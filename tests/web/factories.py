"""Rows for tests, in the words of the domain. All people are invented."""

from dataclasses import dataclass, field

from doudi.web.cases.actions import open_case
from doudi.web.cases.models import Case
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Area, Jurisdiction, Post, Unit, User
from doudi.web.orgs.pinyin import sounds_of

PLACES = {
    "陈仓区": ("虢镇", "阳平镇"),
    "凤翔县": ("城关镇", "柳林镇"),
    "高新区": ("千河镇",),
}
TREE = {"宝鸡市": ("city", "", "610300000000")}
"""Each place with its level, the place above it, and its code."""
for _county, _towns in PLACES.items():
    TREE |= {_county: ("county", "宝鸡市", "")} | dict.fromkeys(_towns, ("town", _county, ""))
KIND_OF = {
    "town_clerk": "town",
    "finance_officer": "finance",
    "discipline_inspector": "discipline",
    "inspector": "inspection",
    "surveyor": "third_party",
}


@dataclass
class City:
    """宝鸡市 with three counties and their towns; units and people come when they are asked for."""

    root: Area = field(init=False)
    areas: dict[str, Area] = field(default_factory=dict)
    n_people: int = 0

    def __post_init__(self) -> None:
        """All places in two writes: a thousand tests begin with them."""
        made = Area.objects.bulk_create(
            Area(name=name, level=level, code=code, pinyin=sounds_of(name))
            for name, (level, _above, code) in TREE.items()
        )
        self.areas |= {area.name: area for area in made}
        for area in made:
            area.parent = self.areas.get(TREE[area.name][1])
            area.path = area.path_here
        Area.objects.bulk_create(made, update_conflicts=True, unique_fields=["pk"], update_fields=["parent", "path"])
        self.root = made[0]

    def unit(self, place: str, kind: str = "civil_affairs") -> Unit:
        """The unit of this kind in this place; it answers for the place."""
        area = self.areas[place]
        unit, new = Unit.objects.get_or_create(name=f"{place}{kind}", defaults={"kind": kind, "area": area})
        if new:
            Jurisdiction.objects.create(unit=unit, area=area)
        return unit

    def actor(self, role: str, place: str) -> Actor:
        """A new person at this post."""
        self.n_people += 1
        user = User(username=f"{role}{self.n_people}", full_name=f"某{self.n_people}")
        user.set_password("long enough to pass")
        user.save()
        unit = self.unit(place, KIND_OF.get(role, "town" if self.areas[place].level == "town" else "civil_affairs"))
        return Actor(user, Post.objects.create(user=user, unit=unit, role=role))

    def case(self, place: str, *, by: Actor | None = None, **given: object) -> Case:
        """A new case in this place, opened by a city officer unless somebody else is named."""
        fields = {"source": "check", "theme": "dibao", "title": "死亡人员仍在低保名册", "name": "张三丰"} | given
        return open_case(by=by or self.actor("city_officer", "宝鸡市"), area=self.areas[place], **fields)
