"""Who hands in what: counties their rolls, the bank its lists, other departments their registers."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from random import Random

import pyarrow.parquet as pq

from doudi.demo.city import City
from doudi.demo.messy.cells import Cell, Hand
from doudi.demo.messy.columns import Row, Shown, shown_columns
from doudi.demo.messy.files import write_csv, write_xls, write_xlsx
from doudi.demo.messy.page import Page, Style, lay_out
from doudi.demo.messy.place_words import PlaceWords
from doudi.demo.messy.wide import member_columns, with_members
from doudi.demo.messy.wrongs import HARMLESS, break_ids, repeat, spoil
from doudi.demo.parquet import as_supplied
from doudi.demo.places import unit_name
from doudi.demo.truth import ExpectedMatch, ExpectedProblem
from doudi.rosters.catalogue import ALL, ROSTERS
from doudi.rosters.columns import Roster

BY_UNIT = ("dibao_families", "dibao_members", "payments", "tekun_people")
AS_PARQUET = "incomes"
AT_LAST = "identities"
PASTED_TWICE = ("vehicles", "home_visits", "deaths", "care_visits")
FORMS = ("xlsx", "gb18030", "xls", "utf-8-sig", "xlsx", "utf-8")
NOTHING_LEFT_OUT: frozenset[str] = frozenset()
MONTH_ELSEWHERE = frozenset({"month"})


def write_messy(city: City, folder: Path) -> None:
    """folder/rosters/… and folder/truth/*.csv. The same city and seed give the same cells."""
    desk = Desk(city, folder / "rosters", Random(city.seed))
    desk.root.mkdir(parents=True, exist_ok=True)
    for number, roster in enumerate(roster for roster in ALL if roster.name not in (*BY_UNIT, AS_PARQUET, AT_LAST)):
        desk.single(roster, FORMS[number % len(FORMS)])
    for number, unit in enumerate(city.places.units):
        desk.unit_rolls(unit, number)
        desk.unit_payments(unit, number)
    pq.write_table(as_supplied(ROSTERS[AS_PARQUET], city.rosters[AS_PARQUET]), desk.root / "收入核对.parquet")
    desk.beside()
    desk.close()
    replace(city.truth, problems=desk.problems, matches=desk.matches).write(folder / "truth")


@dataclass(frozen=True)
class Target:
    """Where a sheet goes. `form`: xlsx, xls, or the encoding of a csv."""

    file: str
    sheet: str
    form: str

    @property
    def plain(self) -> bool:
        """A csv: no sheets, no merged cells, every cell a text."""
        return self.form not in ("xlsx", "xls")


@dataclass
class Desk:
    """Files being filled: workbooks collect pages until they are closed."""

    city: City
    root: Path
    luck: Random
    books: dict[str, list[Page]] = field(default_factory=lambda: defaultdict(list))
    encodings: dict[str, str] = field(default_factory=dict)
    matches: list[ExpectedMatch] = field(default_factory=list)
    established: list[ExpectedMatch] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.words = PlaceWords(self.city.places)
        self._unit_of = {f"{town.code:012d}"[:9]: town.unit for town in self.city.places.towns}
        self._by_unit = {name: self._split(self.rows(name)) for name in BY_UNIT}

    @property
    def problems(self) -> list[ExpectedProblem]:
        """What the quality report must say."""
        return [problem for pages in self.books.values() for page in pages for problem in page.problems]

    def rows(self, name: str) -> list[Row]:
        """The rows of a roster; those nothing rests on are marked."""
        rows: list[dict[str, object]] = self.city.rosters[name].to_pylist()
        for number in self.city.harmless.get(name, ()):
            rows[number][HARMLESS] = True
        return list(rows)

    def _split(self, rows: Iterable[Row]) -> dict[str, list[Row]]:
        """By unit; members follow their family."""
        parts: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            parts[self._unit(row)].append(row)
        return parts

    def _unit(self, row: Row) -> str:
        if "area_code" not in row:
            return self._home.get(str(row["family_no"]), self.city.places.units[0])
        return self._unit_of.get(str(row["area_code"])[:9], self.city.places.units[0])

    @property
    def _home(self) -> dict[str, str]:
        if not hasattr(self, "_homes"):
            families = self.city.rosters["dibao_families"].select(["family_no", "area_code"]).to_pylist()
            self._homes = {row["family_no"]: self._unit(row) for row in families}
        return self._homes

    def single(self, roster: Roster, form: str) -> None:
        """One file for the whole city."""
        file = f"{roster.title}.{form}" if form in ("xlsx", "xls") else f"{roster.title}.csv"
        rows = self.rows(roster.name)
        if form == "xls" and len(rows) > 60_000:
            file = file.replace(".xls", ".xlsx")
        title = self.luck.choice(["", f"宝鸡市{roster.title}"])
        self.page(Target(file, "Sheet1", form), roster, rows, Style(title=title, footer=self.luck.random() < 0.5))

    def unit_rolls(self, unit: str, number: int) -> None:
        """The rolls of a unit, in one of four fashions."""
        parts = {name: self._by_unit[name][unit] for name in BY_UNIT}
        fashion = (self._whole_book, self._wide_book, self._monthly_files, self._sheets_of_months)[number % 4]
        fashion(unit_name(unit), parts["dibao_families"], parts["dibao_members"])
        tekun = ROSTERS["tekun_people"]
        style = Style(title=f"{unit_name(unit)}特困供养花名册", footer=True)
        for month, rows in _by_month(parts["tekun_people"]):
            sheet = f"特困人员名册{month:%Y%m}"
            self.page(Target(f"{unit_name(unit)}特困.xlsx", sheet, "xlsx"), tekun, rows, style, MONTH_ELSEWHERE)

    def _whole_book(self, name: str, families: list[Row], members: list[Row]) -> None:
        """Two rosters in one workbook, all months in a column."""
        style = Style(
            f"{name}2020年城乡低保", f"填报单位：{name}民政局　填报时间：2020-07-02", interrupted=True, footer=True
        )
        for roster, rows in (("dibao_families", families), ("dibao_members", members)):
            target = Target(f"{name}低保.xlsx", ROSTERS[roster].title, "xlsx")
            self.page(target, ROSTERS[roster], rows, style)

    def _wide_book(self, name: str, families: list[Row], members: list[Row]) -> None:
        """Members beside their family, a sheet per month."""
        roster, words = ROSTERS["dibao_families"], self.words
        for month, rows in _by_month(with_members(families, members)):
            columns = shown_columns(roster, self.luck, words, by_name=True, without=MONTH_ELSEWHERE)
            style = Style(f"{name}低保家庭花名册")
            target = Target(f"{name}低保家庭.xlsx", f"{month.year}年{month.month}月", "xlsx")
            self.place(target, roster, columns + member_columns(self.luck), rows, style)

    def _monthly_files(self, name: str, families: list[Row], members: list[Row]) -> None:
        """A csv for each month, the month in the name of the file; a title that speaks of 农村 over all rows."""
        for roster, all_rows in (("dibao_families", families), ("dibao_members", members)):
            for month, rows in _by_month(all_rows):
                file = f"{name}{ROSTERS[roster].title}{month:%Y-%m}.csv"
                style = Style(f"{name}农村低保名册")
                self.page(Target(file, "", "gb18030"), ROSTERS[roster], rows, style, MONTH_ELSEWHERE)

    def _sheets_of_months(self, name: str, families: list[Row], members: list[Row]) -> None:
        """Old workbooks with a sheet for each month."""
        for roster, all_rows in (("dibao_families", families), ("dibao_members", members)):
            for month, rows in _by_month(all_rows):
                style = Style(two_row_header=roster == "dibao_families", footer=True, interrupted=True)
                target = Target(f"{name}{ROSTERS[roster].title}.xls", f"{month.year}-{month.month:02d}", "xls")
                self.page(target, ROSTERS[roster], rows, style, MONTH_ELSEWHERE)

    def unit_payments(self, unit: str, number: int) -> None:
        """What the bank paid in a unit."""
        form = ("xlsx", "gb18030", "utf-8-sig")[number % 3]
        file = f"{unit_name(unit)}资金发放明细.{'xlsx' if form == 'xlsx' else 'csv'}"
        rows = self._by_unit["payments"][unit]
        target = Target(file, "资金发放明细", form)
        self.page(target, ROSTERS["payments"], rows, Style(interrupted=form == "xlsx"))

    def page(
        self,
        target: Target,
        roster: Roster,
        rows: Sequence[Row],
        style: Style,
        without: frozenset[str] = NOTHING_LEFT_OUT,
    ) -> None:
        """Write rows into a sheet, places in words in half of the sheets."""
        by_name = roster.has_area and self.luck.random() < 0.5
        columns = shown_columns(roster, self.luck, self.words, by_name=by_name, without=without)
        self.place(target, roster, columns, rows, style)

    def place(
        self, target: Target, roster: Roster, columns: Sequence[Shown], rows: Sequence[Row], style: Style
    ) -> None:
        """Lay the page out, lose a few ids on it, and put it into its file."""
        ordered = sorted(rows, key=lambda row: str(row.get("area_code")))
        sheet = "" if target.plain else target.sheet
        page = lay_out(target.file, sheet, columns, ordered, style=style, luck=self.luck, plain=target.plain)
        lost, established = break_ids(page, roster, columns, ordered, self.luck)
        self.matches += lost
        self.established += established
        spoil(page, roster, columns, ordered, self.luck)
        if roster.name in PASTED_TWICE:
            repeat(page, self.luck)
        self.books[target.file].append(page)
        self.encodings[target.file] = target.form

    def beside(self) -> None:
        """What lies with the rosters: persons established since, a page of notes, somebody's telephone list."""
        rows: list[Row] = [self._identity(one) for one in self.established]
        target = Target(f"{ROSTERS[AT_LAST].title}.xls", "认定", "xls")
        self.place(target, ROSTERS[AT_LAST], _all_columns(AT_LAST), rows, Style())
        notes = Page("渭滨区低保.xlsx", "说明", lines=[["本表由各镇汇总"], ["有疑问请致电经办人"]])
        phones = Page("值班电话.csv", "", plain=True, lines=[["科室", "电话"], ["低保科", "0000000"]])
        for page in (notes, phones):
            page.problems.append(ExpectedProblem(page.file, page.sheet, 0, "", "unrecognised"))
            self.books[page.file].append(page)
        self.encodings[phones.file] = "utf-8"

    def _identity(self, one: ExpectedMatch) -> Row:
        return {
            "roster": ROSTERS[one.roster].title, "file": one.file, "sheet": one.sheet or None, "row": one.row,
            "id_no": one.id_no, "confirmed_by": "核对员", "confirmed_on": self.city.clock.ago(1),
        }  # fmt: skip

    def close(self) -> None:
        """Write every file."""
        for file, pages in self.books.items():
            if file.endswith(".xlsx"):
                write_xlsx(self.root / file, pages)
            elif file.endswith(".xls"):
                write_xls(self.root / file, pages)
            else:
                write_csv(self.root / file, pages[0], self.encodings[file])


def _all_columns(name: str) -> list[Shown]:
    return [Shown(column.header, _as_it_is(column.name), column) for column in ROSTERS[name].columns]


def _as_it_is(name: str) -> Callable[[Row, Hand], Cell]:
    def cell(row: Row, _hand: Hand) -> Cell:
        value = row.get(name)
        assert value is None or isinstance(value, str | int | date)
        return value

    return cell


def _by_month(rows: Sequence[Row]) -> list[tuple[date, list[Row]]]:
    parts: dict[date, list[Row]] = defaultdict(list)
    for row in rows:
        month = row["month"]
        assert isinstance(month, date)
        parts[month].append(row)
    return sorted(parts.items())
