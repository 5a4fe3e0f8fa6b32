"""An invented city for the matching benchmark: a register with known truth, and rows of it broken as in real life.

Nobody in it exists; every id number has the area prefix 99. Seeded: the same city on every machine.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from doudi.matching.compare.characters import lookalikes, simplified, sounds

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于"
    "董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
)
GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华建国文玉兰红梅志海燕秀萍凤云林春荣永生德福贵祥东峰鹏辉斌波飞宁凯旭晨雪琴"
    "玲珍莲翠香月菊淑惠慧嘉俊浩宇泽轩梓涵欣怡思远博天佑成龙振兴宏庆民安康乐喜根宝银锁拴牛虎栓未士治侯晴辛季旦卫全改会随让"
)


@dataclass(frozen=True)
class Resident:
    """One invented person of the register."""

    id_no: str
    name: str
    sex: str
    birth: date
    area_code: str
    hukou_no: str
    relation: str


@dataclass(frozen=True)
class Broken:
    """One dibao member's row that lost its id. truth: the id of the person, None if he is not in the register."""

    truth: str | None
    errors: tuple[str, ...]
    raw_id: str
    name: str
    sex: str
    birth: date | None
    area_code: str
    family_no: str


def check_digit(digits: str) -> str:
    """GB 11643, ISO 7064 MOD 11-2."""
    total = sum(int(digit) * (2 ** (17 - at) % 11) for at, digit in enumerate(digits))
    return "10X98765432"[total % 11]


class City:
    """`persons` residents in households of one to six, about 330 to a village, some of them twins or namesakes."""

    def __init__(self, persons: int, seed: int) -> None:
        self.random = Random(seed)
        self.used: set[str] = set()
        self.residents: list[Resident] = []
        villages = max(4, persons // 330)
        self.villages = [f"99030{1 + v % 4}{100 + v // 4 % 5:03d}{201 + v // 20:03d}" for v in range(villages)]
        while len(self.residents) < persons:
            self._household()

    def _household(self) -> None:
        pick = self.random
        home = pick.choice(self.villages), f"H{len(self.residents):07d}"
        surname, middle = self._surname(), pick.choice(GIVEN)
        head = self._resident(self._given(surname), pick.choice("男男男女"), self._born(1935, 1985), home, "户主")
        if pick.random() < 0.7:
            sex = "女" if head.sex == "男" else "男"
            self._resident(self._given(self._surname()), sex, self._near(head.birth, 5), home, "配偶")
        born = self._born(head.birth.year + 21, head.birth.year + 35)
        for _ in range(pick.choice((0, 1, 1, 2, 2, 3))):
            name = surname + middle + pick.choice(GIVEN) if pick.random() < 0.5 else self._given(surname)
            sex = pick.choice("男女")
            self._resident(name, sex, born, home, "子" if sex == "男" else "女")
            if pick.random() > 0.03:  # else the next child is a twin
                born = born + timedelta(days=pick.randint(400, 2_000))

    def _surname(self) -> str:
        return SURNAMES[min(int(self.random.expovariate(1 / 12)), len(SURNAMES) - 1)]

    def _given(self, surname: str) -> str:
        spread = min(int(self.random.expovariate(1 / 45)), len(GIVEN) - 1)
        return surname + GIVEN[spread] + (self.random.choice(GIVEN) if self.random.random() < 0.75 else "")

    def _born(self, first: int, last: int) -> date:
        return date(first, 1, 1) + timedelta(days=self.random.randint(0, 365 * (last - first)))

    def _near(self, day: date, years: int) -> date:
        return day + timedelta(days=self.random.randint(-365 * years, 365 * years))

    def _resident(self, name: str, sex: str, birth: date, home: tuple[str, str], relation: str) -> Resident:
        one = Resident(self._id_number(home[0], birth, sex), name, sex, birth, *home, relation)
        self.residents.append(one)
        return one

    def _id_number(self, area: str, birth: date, sex: str) -> str:
        while True:
            order = self.random.randint(0, 19) * 2 + (sex == "男")
            digits = f"{area[:6]}{birth:%Y%m%d}{order:03d}"
            if digits not in self.used:
                self.used.add(digits)
                return digits + check_digit(digits)

    def broken(self, rows: int, stranger: float = 0.1) -> list[Broken]:
        """Rows of different residents, broken; a share `stranger` of people who are not in the register."""
        return [self._break(one, n) for n, one in enumerate(self._sample(rows, stranger))]

    def _sample(self, rows: int, stranger: float) -> list[tuple[Resident, bool]]:
        chosen = self.random.sample(self.residents, rows)
        return [(self._stranger(one), False) if self.random.random() < stranger else (one, True) for one in chosen]

    def _stranger(self, one: Resident) -> Resident:
        """Somebody of the same village whom the register lacks: a namesake, a sibling, or just anybody."""
        kind = self.random.choice(("namesake", "sibling", "other"))
        name = {"namesake": one.name, "sibling": one.name[:-1] + self.random.choice(GIVEN)}.get(
            kind, self._given(self._surname())
        )
        birth, sex = self._born(1940, 2015), self.random.choice("男女")
        hukou = one.hukou_no if kind == "sibling" else ""
        return replace(
            one, id_no=self._id_number(one.area_code, birth, sex), name=name, sex=sex, birth=birth, hukou_no=hukou
        )

    def _break(self, chosen: tuple[Resident, bool], n: int) -> Broken:
        one, known = chosen
        pick = self.random
        lost, raw = pick.choices(*zip(*((pair, weight) for pair, weight in self._lost(one.id_no)), strict=True))[0]
        name_error, name = self._misspelt(one.name)
        errors = [lost, name_error]
        stated = one.birth if pick.random() < 0.6 else None
        if stated and pick.random() < 0.08:
            stated, errors = self._wrong_day(stated), [*errors, "wrong day"]
        survived = lost in ("15 digits", "one digit missing")
        birth = stated or (one.birth if survived and raw[6:14] == f"{one.birth:%Y%m%d}" else None)
        area, roll = one.area_code, pick.random()
        if roll < 0.08:
            area, errors = pick.choice(self.villages), [*errors, "moved"]
        elif roll < 0.2:
            area, errors = "", [*errors, "no place"]
        sex = one.sex if pick.random() < 0.5 else ""
        family = f"F{one.hukou_no or n}" if pick.random() < 0.5 else ""
        return Broken(one.id_no if known else None, tuple(e for e in errors if e), raw, name, sex, birth, area, family)

    def _lost(self, id_no: str) -> list[tuple[tuple[str, str], float]]:
        gap = self.random.randrange(18)
        return [
            (("15 digits", id_no[:15] + "000"), 0.40),
            (("no id", ""), 0.35),
            (("E-notation", f"{id_no[0]}.{id_no[1:6]}E+17"), 0.10),
            (("one digit missing", id_no[:gap] + id_no[gap + 1 :]), 0.10),
            (("masked", f"{id_no[:6]}********{id_no[14:]}"), 0.05),
        ]

    def _wrong_day(self, day: date) -> date:
        return self.random.choice(
            (
                day.replace(day=self.random.randint(1, 28)),
                day + timedelta(days=1),
                day.replace(year=day.year + 1, day=1),
            )
        )

    def _misspelt(self, name: str) -> tuple[str, str]:
        ways: list[tuple[float, str, Callable[[str], str]]] = [
            (0.10, "homophone", self._by_sound),
            (0.05, "look-alike", self._by_looks),
            (0.03, "traditional", self._traditional),
            (0.03, "character missing", lambda text: text[0] + text[2:] if len(text) == 3 else text),
            (0.01, "reversed", lambda text: text[1:] + text[0]),
            (0.02, "spaces", lambda text: text[0] + "　" + text[1:]),
            (0.01, "other name", lambda text: self._given(text[0])),
        ]
        roll = self.random.random()
        for share, kind, way in ways:
            roll -= share
            if roll < 0:
                return (kind, way(name)) if way(name) != name else ("", name)
        return "", name

    def _by_sound(self, name: str) -> str:
        at = self.random.randrange(1, len(name))
        alike = [char for char in HOMOPHONES if char != name[at] and sounds(char) & sounds(name[at])]
        return name[:at] + self.random.choice(alike) + name[at + 1 :] if alike else name

    def _by_looks(self, name: str) -> str:
        for at, char in enumerate(name):
            others = [chr(o) for o, g in lookalikes().items() if g == lookalikes().get(ord(char)) and o != ord(char)]
            if others:
                return name[:at] + self.random.choice(others) + name[at + 1 :]
        return name

    def _traditional(self, name: str) -> str:
        return name.translate({new: old for old, new in simplified().items()})


HOMOPHONES = [chr(code) for code in range(0x4E00, 0x9FA6) if chr(code).encode("gb2312", "ignore")]
