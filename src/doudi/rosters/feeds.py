"""What one sheet gives to one roster."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from doudi.rosters.columns import Roster
from doudi.rosters.dibao_members import DIBAO_MEMBERS
from doudi.rosters.header import Reading
from doudi.rosters.recognise import Found
from doudi.rosters.wide_families import FROM_THE_FAMILY


@dataclass(frozen=True)
class Feed:
    """The columns of a sheet that go into a roster.

    found: roster column (or county, town, village, sex, birth) to position. headers: of the sheet, as they stand.
    month: of a snapshot whose sheet has no 月份. member: a block of a wide sheet, empty ones are no rows.
    """

    roster: Roster
    found: Found
    headers: Sequence[str]
    file: str
    sheet: str
    month: date | None
    member: bool = False

    def header(self, name: str) -> str:
        """The header of a column as it stands in the sheet, else the standard one."""
        return self.headers[self.found[name]].strip() if name in self.found else self.roster[name].header


def feeds_of(reading: Reading, file: str, sheet: str, month: date) -> list[Feed]:
    """The roster that was recognised, and the members of a wide family sheet. month: where no column states it."""
    if reading.chosen is None:
        return []
    roster, found, headers = reading.chosen.roster, reading.chosen.found, reading.header.texts
    fallback = month if roster.snapshot and "month" not in found else None
    feeds = [Feed(roster, found, headers, file, sheet, fallback)]
    shared = {name: found[name] for name in FROM_THE_FAMILY if name in found}
    for block in reading.members.blocks.values():
        feeds.append(Feed(DIBAO_MEMBERS, {**block, **shared}, headers, file, sheet, fallback, member=True))
    return feeds
