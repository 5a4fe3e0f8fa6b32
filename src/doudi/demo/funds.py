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
    down = [_row(f"陕财社{doc}号", programme, PROVINCE, CITY_FINANCE, "市", share * len(units), start, 6)]
    for at, unit in enumerate(units):
        finance = f"{unit_name(unit)}财政局"
        issued = start + timedelta(days=9 + at % 3)
        down.append(_row(f"宝财社{doc}{at:02d}号", programme, CITY_FINANCE, finance, "县区", share, issued, 8))
        bank = f"{unit_name(unit)}农商银行"
        later = issued + timedelta(days=12)
        down.append(
            _row(f"{unit_name(unit)[:1]}财社{doc}{at:02d}号", programme, finance, bank, "代发银行", share, later, 2)
        )
    return down


def _row(doc_no: str, programme: str, giver: str, taker: str, level: str, yuan: int, issued: date, days: int) -> Row:
    return {
        "doc_no": doc_no,
        "programme": programme,
        "from_unit": giver,
        "to_unit": taker,
        "to_level": level,
        "amount": yuan,
        "issued_on": issued,
        "received_on": issued + timedelta(days=days),
    }
