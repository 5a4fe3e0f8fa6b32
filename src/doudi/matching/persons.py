"""What the rosters know about the candidates, read once for all pairs."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import duckdb

from doudi.matching.candidates import HOUSEHOLD
from doudi.matching.compare.sexes import sex_of_id, sex_stated

Sheet = tuple[str, str, str]  # roster, file, sheet

FACTS = """SELECT id_no, list(DISTINCT name), list(DISTINCT sex), list(DISTINCT area_code),
    list(DISTINCT group_no), list(DISTINCT roster)
FROM seen SEMI JOIN asked USING (id_no) GROUP BY id_no"""
MATES = """WITH mine AS (SELECT DISTINCT id_no, group_no FROM seen SEMI JOIN asked USING (id_no)
        WHERE group_no IS NOT NULL),
    theirs AS (SELECT DISTINCT id_no, group_no FROM seen SEMI JOIN mine USING (group_no)),
    homes AS (SELECT group_no FROM theirs GROUP BY group_no HAVING count(*) <= {household})
SELECT m.id_no, list(DISTINCT t.id_no) FROM mine AS m JOIN theirs AS t USING (group_no) SEMI JOIN homes USING (group_no)
WHERE m.id_no <> t.id_no GROUP BY m.id_no"""
OWN_ROWS = """WITH months AS (SELECT roster, file, sheet, count(DISTINCT month) AS n FROM seen
        SEMI JOIN sheets USING (roster, file, sheet) GROUP BY ALL)
SELECT DISTINCT id_no, roster, file, sheet, CASE WHEN n > 1 THEN name END
FROM seen SEMI JOIN asked USING (id_no) JOIN months USING (roster, file, sheet)"""


@dataclass(frozen=True, kw_only=True)
class Person:
    """One id number and all that the rosters say beside it.

    own_rows: per sheet that has a broken row and names each person once a month, the names under which this
    person already stands there; empty: whatever name the broken row has, it is another's.
    """

    id_no: str
    names: frozenset[str]
    sexes: frozenset[str]
    areas: frozenset[str]
    groups: frozenset[str]
    rosters: frozenset[str]
    mates: frozenset[str]
    own_rows: Mapping[Sheet, frozenset[str]]

    @property
    def birth(self) -> date | None:
        """Digits 7-14 where they are a real date."""
        try:
            return date(int(self.id_no[6:10]), int(self.id_no[10:12]), int(self.id_no[12:14]))
        except ValueError:
            return None


def read_persons(con: duckdb.DuckDBPyConnection) -> dict[str, Person]:
    """Every person of the table `asked` by id; needs also the view `seen` and the table `sheets`."""
    mates = {id_no: frozenset(found) for id_no, found in con.execute(MATES.format(household=HOUSEHOLD)).fetchall()}
    own = _own_rows(con)
    persons = {}
    for id_no, names, sexes, areas, groups, rosters in con.execute(FACTS).fetchall():
        stated = {sex for sex in map(sex_stated, sexes) if sex}
        persons[id_no] = Person(
            id_no=id_no,
            names=_known(names),
            sexes=frozenset(stated or {sex_of_id(id_no)}),
            areas=_known(areas),
            groups=_known(groups),
            rosters=_known(rosters),
            mates=mates.get(id_no, frozenset()),
            own_rows=own.get(id_no, {}),
        )
    return persons


def _known(found: list[str | None]) -> frozenset[str]:
    return frozenset(value for value in found if value)


def _own_rows(con: duckdb.DuckDBPyConnection) -> dict[str, dict[Sheet, frozenset[str]]]:
    found: dict[str, dict[Sheet, frozenset[str]]] = defaultdict(lambda: defaultdict(frozenset))
    for id_no, roster, file, sheet, name in con.execute(OWN_ROWS).fetchall():
        key = (roster, file, sheet)
        found[id_no][key] = found[id_no][key] | _known([name])
    return found
