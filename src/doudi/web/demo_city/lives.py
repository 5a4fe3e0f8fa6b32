"""What happens to a case of the demo city: a plot is a row of acts, each some working days after the one before."""

from collections.abc import Iterator
from datetime import date

from doudi.web.demo_city.acts import Acts
from doudi.web.demo_city.days import Days

TO_THE_END = ("dispatch", "receive", "confirm", "plan", "money", "submit")
PLOTS = (
    (*TO_THE_END, "wait_for_rosters", "decide"),
    ("dispatch", "receive", "comment"),
    ("late", "dispatch", "receive", "confirm", "plan"),
    (*TO_THE_END, "ask_to_close", "close"),
    ("late", "late", "dispatch"),
    (*TO_THE_END, "wait_for_rosters", "decide", "deal"),
    ("dispatch", "receive", "refute", "submit_refuted", "close_refuted"),
    ("late", "late", "dispatch", "receive", "confirm", "plan", "money", "submit"),
    ("dispatch", "receive", "late", "ask_more_time", "grant"),
    (),
    (*TO_THE_END[:-1], "waive", "submit", "ask_to_close", "close", "deal"),
    ("late", "dispatch", "receive", "confirm", "ask_help"),
    ("late", "dispatch", "receive", "refute"),
    (*TO_THE_END, "wait_for_rosters", "decide"),
    ("dispatch", "urge", "late", "late", "supervise"),
    ("late", "late", "dispatch", "receive", "suspend"),
    ("dispatch", "receive", "confirm", "refer", "late", "admonish"),
    ("late", "late", "dispatch", "receive", "comment", "ask_more_time"),
    ("late", "late", "dispatch", "receive"),
    ("dispatch", "receive", "ask_exception", "grant_exception"),
    ("late", "late", "dispatch", "receive", "confirm", "plan"),
    ("late", "dispatch", "send_back"),
    (*TO_THE_END, "late", "ask_the_officer"),
)
"""How far the cases come, in turn."""


def live(acts: Acts, plot: tuple[str, ...], *, days: Days, opened: date, rosters_again: date) -> Iterator[date]:
    """Day by day, the acts of a plot on a case."""
    luck = acts.luck
    day = days.after(opened, luck.randrange(1, 4))
    for act in plot:
        if act == "late":
            day = days.after(day, luck.randrange(9, 15))
        elif act == "wait_for_rosters":
            day = max(day, rosters_again)
        else:
            day = days.after(day, luck.randrange(1, 3))
            yield day
            getattr(acts, act)()
