"""The money of the base city: everybody on a roll is paid once for every month, by the tenth.

Some families are paid by the quarter, some lines come back from the bank and are paid again: all of it lawful.
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from doudi.demo.arrays import Bools, Bytes, Frame, Ints, dice, money, numbered, table, text, where, word
from doudi.demo.arrays import day as as_day
from doudi.demo.calendar import N_MONTHS, Clock
from doudi.demo.dibao import Dibao
from doudi.demo.families import Households
from doudi.demo.people import NAMES
from doudi.demo.places import Places
from doudi.demo.tekun import Tekun

DIBAO_PROGRAMMES = ("农村低保", "城市低保")
SUBSIDY = 30_00
"""The price subsidy a head and month."""


@dataclass(frozen=True)
class Payees:
    """Who is paid how much for one month."""

    who: Ints  # into people
    village: Ints
    family_no: pa.Array
    account_no: Bytes
    account_name: pa.Array
    cents: Ints


class Cashier:
    """Writes lines for payees."""

    def __init__(self, homes: Households, places: Places, clock: Clock, seed: int) -> None:
        self.homes, self.places, self.clock, self.seed = homes, places, clock, seed

    def lines(self, payees: Payees, programme: pa.Array, month: int, **changed: pa.Array | pa.Scalar) -> pa.Table:
        """A line each, paid in time, unless something is said to differ."""
        n, first = len(payees.who), np.datetime64(self.clock.months[month], "D")
        paid = first + dice(self.seed, f"paid {month} {n}").integers(3, 10, n).astype("timedelta64[D]")
        frame: Frame = {
            "batch_no": pa.scalar(f"{self.clock.months[month]:%Y%m}-01"),
            "programme": programme,
            "month": as_day(self.clock.months[month]),
            "id_no": text(self.homes.people.id_no[payees.who]),
            "name": word(NAMES, self.homes.people.name_at[payees.who]),
            "family_no": payees.family_no,
            "area_code": text(numbered("", self.places.codes[payees.village], 12)),
            "account_no": text(payees.account_no),
            "account_name": payees.account_name,
            "amount": money(payees.cents),
            "paid_on": as_day(paid),
            "method": pa.scalar("银行"),
            "result": pa.scalar("成功"),
        }
        return table("payments", {**frame, **changed}, n)


def quarters(clock: Clock) -> dict[int, int]:
    """The whole quarters of the months: place of the first month, number of the quarter."""
    starts = (at for at, month in enumerate(clock.months) if month.month % 3 == 1 and at + 3 <= N_MONTHS)
    return {at: (clock.months[at].month + 2) // 3 for at in starts}


def dibao_payments(cashier: Cashier, dibao: Dibao) -> list[pa.Table]:
    """The lines of both dibao programmes."""
    return [part for month in range(N_MONTHS) for part in _dibao_of(cashier, dibao, month)]


def _dibao_of(cashier: Cashier, dibao: Dibao, month: int) -> list[pa.Table]:
    at = dibao.on_roll(month)
    whole = quarters(cashier.clock)
    in_quarter = any(start <= month < start + 3 for start in whole)
    by_quarter = in_quarter & _by_quarter(dibao)[at]
    back = (dibao.household[at] % 37 == 5) & (month == 2) & ~by_quarter
    parts = [
        _plain(cashier, dibao, at[~by_quarter & ~back], month),
        _returned(cashier, dibao, at[back], month),
        _again(cashier, dibao, at[back], month),
    ]
    return parts + ([_quarterly(cashier, dibao, at[by_quarter], month, whole[month])] if month in whole else [])


def _by_quarter(dibao: Dibao) -> Bools:
    stays: Bools = (dibao.start == 0) & (dibao.end == N_MONTHS)
    chosen: Bools = stays & (dibao.household % 10 == 3)
    return chosen


def _payees(cashier: Cashier, dibao: Dibao, at: Ints, cents: Ints) -> Payees:
    head = dibao.head[at]
    name = word(NAMES, cashier.homes.people.name_at[head])
    return Payees(head, dibao.village[at], text(dibao.family_no[at]), dibao.account_no[at], name, cents)


def _plain(cashier: Cashier, dibao: Dibao, at: Ints, month: int) -> pa.Table:
    payees = _payees(cashier, dibao, at, dibao.total[at])
    # the bank's list often has no family number: the payee is found by his id
    stated = pa.array(at % 5 > 0)
    family_no = pa.compute.if_else(stated, payees.family_no, pa.scalar(None, payees.family_no.type))
    return cashier.lines(payees, word(DIBAO_PROGRAMMES, dibao.kind[at]), month, family_no=family_no)


def _quarterly(cashier: Cashier, dibao: Dibao, at: Ints, month: int, quarter: int) -> pa.Table:
    payees = _payees(cashier, dibao, at, dibao.total[at] * 3)
    year = cashier.clock.months[month].year
    forms = (f"{year}年第{'一二三四'[quarter - 1]}季度", f"{quarter}季度", f"{quarter * 3 - 2}-{quarter * 3}月")
    return cashier.lines(payees, word(DIBAO_PROGRAMMES, dibao.kind[at]), month, note=word(forms, at % 3))


def _returned(cashier: Cashier, dibao: Dibao, at: Ints, month: int) -> pa.Table:
    payees = _payees(cashier, dibao, at, dibao.total[at])
    return cashier.lines(payees, word(DIBAO_PROGRAMMES, dibao.kind[at]), month, result=pa.scalar("退回"))


def _again(cashier: Cashier, dibao: Dibao, at: Ints, month: int) -> pa.Table:
    payees = _payees(cashier, dibao, at, dibao.total[at])
    paid = as_day(cashier.clock.months[month].replace(day=24))
    note = pa.scalar(f"补发{cashier.clock.months[month].month}月")
    return cashier.lines(payees, word(DIBAO_PROGRAMMES, dibao.kind[at]), month, paid_on=paid, note=note)


def tekun_payments(cashier: Cashier, tekun: Tekun) -> list[pa.Table]:
    """The basic living allowance and the care allowance, each a line."""
    parts: list[pa.Table] = []
    for month in range(N_MONTHS):
        parts.append(cashier.lines(_tekun_payees(tekun, tekun.base), pa.scalar("特困基本生活"), month))
        parts.append(cashier.lines(_tekun_payees(tekun, tekun.care), pa.scalar("特困照料护理"), month))
    return parts


def _tekun_payees(tekun: Tekun, cents: Ints) -> Payees:
    nobody = where(np.zeros(len(cents), dtype=bool), tekun.account_name)
    return Payees(tekun.who, tekun.village, nobody, tekun.account_no, tekun.account_name, cents)


def price_subsidies(cashier: Cashier, dibao: Dibao, tekun: Tekun) -> list[pa.Table]:
    """价格临时补贴 for both rolls, every month (policy: epidemic.price_subsidy_months has the first six of 2020)."""
    parts: list[pa.Table] = []
    for month in range(N_MONTHS):
        at = dibao.on_roll(month)
        families = _payees(cashier, dibao, at, SUBSIDY * dibao.n_insured[at])
        parts.append(cashier.lines(families, pa.scalar("价格临时补贴"), month))
        people = _tekun_payees(tekun, np.full(len(tekun.who), SUBSIDY))
        parts.append(cashier.lines(people, pa.scalar("价格临时补贴"), month))
    return parts
