"""How the money goes from the province to the bank in the base city, passed on in full and in time."""

from datetime import date, timedelta

import pyarrow as pa

from doudi.demo.arrays import clean_schema
from doudi.demo.calendar import Clock, shift
from doudi.demo.places import Places, unit_name
from doudi.rosters.catalogue import ROSTERS

PROVINCE, CITY_FINANCE = "陕西省财政厅", "宝鸡市财政局"
PROGRAMMES = ("农村低保", "城市低保", "特困基本生活", "临时救助")

Row = dict[str, object]


def fund_transfers(places: Places, clock: Clock) -> pa.Table:
    """15. 资金拨付台账: a round of transfers in each of the last two quarters."""
    rows: list[Row] = []
    for number, back in enumerate((5, 2)):
        for at, programme in enumerate(PROGRAMMES):
            rows += _round(places, programme, shift(clock.month, -back).replace(day=5), f"{number + 1}{at + 1}")
    return pa.Table.from_pylist(rows, schema=clean_schema(ROSTERS["fund_transfers"]))


def _round(places: Places, programme: str, start: date, number: str) -> list[Row]:
    year, units = start.year, places.units
    share = 1_200_000 + 10_000 * int(number)
    doc = f"〔{year}〕{number}"
    rows = [_row(f"陕财社{doc}号", programme, (PROVINCE, CITY_FINANCE, "市"), share * len(units), (start, 6))]
    for at, unit in enumerate(units):
        name = unit_name(unit)
        finance, bank = f"{name}财政局", f"{name}农商银行"
        issued = start + timedelta(days=9 + at % 3)
        later = issued + timedelta(days=12)
        rows += [
            _row(f"宝财社{doc}{at:02d}号", programme, (CITY_FINANCE, finance, "县区"), share, (issued, 8)),
            _row(f"{name[:1]}财社{doc}{at:02d}号", programme, (finance, bank, "代发银行"), share, (later, 2)),
        ]
    return rows


def _row(doc_no: str, programme: str, way: tuple[str, str, str], yuan: int, sent: tuple[date, int]) -> Row:
    """A transfer: from whom to whom and at what level; sent on a day, so many days on the way."""
    return {
        "doc_no": doc_no,
        "programme": programme,
        "from_unit": way[0],
        "to_unit": way[1],
        "to_level": way[2],
        "amount": yuan,
        "issued_on": sent[0],
        "received_on": sent[0] + timedelta(days=sent[1]),
    }
