"""How well matching finds people in an invented city with known truth (`bench.matching_splink`: the same by Splink).

python -m bench.matching [--persons 20000] [--rows 2000] [--seed 1] [--times 3]
"""

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import pyarrow as pa
import pyarrow.parquet as pq

from bench.matching_city import Broken, City, Resident
from doudi.matching.people import propose
from doudi.rosters.catalogue import ROSTERS
from doudi.rosters.store import UNIDENTIFIED, schema

Answers = Mapping[int, str]  # row number of a broken row → id proposed


def write_store(store: Path, residents: Sequence[Resident], broken: Sequence[Broken]) -> None:
    """The register as `households`, the families of the broken rows as `dibao_members` and `dibao_families`."""
    (store / "rosters").mkdir(parents=True)
    gone = {row.truth for row in broken}
    families = {row.family_no: row.area_code or None for row in broken if row.family_no}
    listed = [one for one in residents if f"F{one.hukou_no}" in families and one.id_no not in gone]
    _roster(store, "households", [_person(one) | {"hukou_no": one.hukou_no} for one in residents])
    _roster(store, "dibao_members", [_person(one) | {"family_no": f"F{one.hukou_no}"} for one in listed])
    _roster(store, "dibao_families", [{"family_no": no, "area_code": area} for no, area in families.items()])
    lines = [_line(row, number) for number, row in enumerate(broken)]
    pq.write_table(pa.Table.from_pylist(lines, schema=UNIDENTIFIED), store / "unidentified.parquet")


def _person(one: Resident) -> dict[str, object]:
    return {
        "id_no": one.id_no, "name": one.name, "relation": one.relation, "area_code": one.area_code,
        "row_id": int(one.id_no[:17]), "file": "名册.xlsx", "sheet": "一", "row": 1, "identified": False,
    }  # fmt: skip


def _roster(store: Path, name: str, rows: Sequence[Mapping[str, object]]) -> None:
    pq.write_table(pa.Table.from_pylist(rows, schema=schema(ROSTERS[name])), store / "rosters" / f"{name}.parquet")


def _line(row: Broken, number: int) -> dict[str, object]:
    return {
        "roster": "dibao_members", "column": "id_no", "file": "名册.xlsx", "sheet": "一", "row": number,
        "raw_id": row.raw_id, "name": row.name, "sex": row.sex, "birth": row.birth, "area_code": row.area_code or None,
        "county_seen": "", "town_seen": "", "village_seen": "", "group_no": row.family_no, "relation": "",
    }  # fmt: skip


def by_doudi(store: Path) -> Answers:
    """The proposals of the product."""
    return {proposal.row: proposal.id_no for proposal in propose(store)}


def report(title: str, answers: Answers, broken: Sequence[Broken], seconds: Sequence[float]) -> None:
    """Print precision, recall and what was missed."""
    right = sum(broken[row].truth == id_no for row, id_no in answers.items())
    known = sum(row.truth is not None for row in broken)
    strangers = sum(broken[row].truth is None for row in answers)
    print(f"{title}: {len(answers)} proposed, {right} right, {len(answers) - right} wrong ({strangers} strangers)")
    print(f"  precision {right / max(1, len(answers)):.2%}, recall {right / known:.2%}, {median(seconds):.1f} s")


def by_error(answers: Answers, broken: Sequence[Broken]) -> None:
    """Print recall by kind of error."""
    total, found = Counter[str](), Counter[str]()
    for number, row in enumerate(broken):
        if row.truth is not None:
            total.update(row.errors)
            found.update(row.errors if answers.get(number) == row.truth else ())
    for error, n in total.most_common():
        print(f"  {error}: {found[error]} of {n} ({found[error] / n:.0%})")


def timed(ask: Callable[[], Answers], times: int) -> tuple[Answers, list[float]]:
    """The answers and the seconds of each time."""
    seconds = []
    for _ in range(times):
        start = perf_counter()
        answers = ask()
        seconds.append(perf_counter() - start)
    return answers, seconds


def options() -> ArgumentParser:
    """How large a city, how many broken rows, which one, and how often to measure."""
    parser = ArgumentParser()
    for name, default in (("persons", 20_000), ("rows", 2_000), ("seed", 1), ("times", 3)):
        parser.add_argument(f"--{name}", type=int, default=default)
    return parser


def main() -> None:
    """Build the city, ask, report."""
    given = options().parse_args()
    city = City(given.persons, given.seed)
    broken = city.broken(given.rows)
    with TemporaryDirectory() as scratch:
        store = Path(scratch) / "store"
        write_store(store, city.residents, broken)
        answers, seconds = timed(lambda: by_doudi(store), given.times)
    report("Doudi", answers, broken, seconds)
    by_error(answers, broken)


if __name__ == "__main__":
    main()
