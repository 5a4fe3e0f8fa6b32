"""Small rosters of two towns of 陈仓区, as files: who is on the roll, and who of them has died. All are invented."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

CODES = {
    "宝鸡市": "610300000000",
    "陈仓区": "610304000000",
    "虢镇": "610304100000",
    "阳平镇": "610304101000",
    "千河镇": "610304102000",
    "凤翔县": "610322000000",
    "城关镇": "610322100000",
    "柳林镇": "610322101000",
}
VILLAGE = 201
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def give_codes(city) -> None:
    """The national codes of the small city. 高新区 has none and runs 千河镇, whose digits are 陈仓区's."""
    for name, code in CODES.items():
        area = city.areas[name]
        area.code = code
        area.save()


def id_no(number: int) -> str:
    """An impossible id number (prefix 99) with a right check digit."""
    body = f"990304195001{10 + number // 1000:02d}{number % 1000:03d}"
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, body, strict=True))
    return body + "10X98765432"[total % 11]


@dataclass
class Roll:
    """Who is on the roll: one family of one person per number, by town; `dead`: number to day of death."""

    people: dict[str, tuple[int, ...]]
    dead: dict[int, date] = field(default_factory=dict)
    months: tuple[str, ...] = ("2020-06",)
    codes: Mapping[str, str] = field(default_factory=lambda: CODES)

    def families(self, only: str = "") -> SimpleUploadedFile:
        """The roll of families, of one town or of all."""
        lines = [
            f"{month},NC{n:06d},{int(self.codes[town]) + VILLAGE},农村,袁小{n},{id_no(n)},1,A,100,300,300"
            for month in self.months
            for town, numbers in self.people.items()
            for n in numbers
            if only in {"", town}
        ]
        head = "月份,家庭编号,行政区划代码,城乡类别,申请人姓名,申请人身份证号,保障人数,保障类别,人均月收入,"
        head += "基本保障金,月保障金额"
        return csv_file(f"{only}低保家庭名册.csv", head, lines)

    def members(self, only: str = "") -> SimpleUploadedFile:
        """Their members."""
        lines = [
            f"{month},NC{n:06d},{id_no(n)},袁小{n},本人,是"
            for month in self.months
            for town, numbers in self.people.items()
            for n in numbers
            if only in {"", town}
        ]
        return csv_file(f"{only}低保家庭成员名册.csv", "月份,家庭编号,身份证号,姓名,与申请人关系,是否保障对象", lines)

    def deaths(self, *, header: str = "死亡日期") -> SimpleUploadedFile:
        """Who of them has died."""
        lines = [f"{id_no(n)},袁小{n},{day},公安" for n, day in self.dead.items()]
        return csv_file("死亡人员.csv", f"身份证号,姓名,{header},来源", lines)

    def files(self, only: str = "") -> list[SimpleUploadedFile]:
        """All three."""
        return [self.families(only), self.members(only), self.deaths()]


def csv_file(name: str, head: str, lines: list[str]) -> SimpleUploadedFile:
    """A csv as Excel writes it."""
    return SimpleUploadedFile(name, "\r\n".join([head, *lines, ""]).encode("utf-8-sig"))


# In 虢镇 two of three are dead and still on the roll, in 阳平镇 one of two.
JUNE = Roll(
    {"虢镇": (1, 2, 3), "阳平镇": (11, 12)},
    dead={1: date(2020, 1, 5), 2: date(2020, 2, 6), 11: date(2020, 3, 7)},
)
