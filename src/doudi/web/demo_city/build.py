"""The whole demo city, in the order of its days."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

from doudi.demo.city import City
from doudi.demo.messy.deliver import write_messy
from doudi.language import say
from doudi.web.demo_city.cast import acting, officers_of
from doudi.web.demo_city.days import Days
from doudi.web.demo_city.identities import establish_one, write_without_some_ids
from doudi.web.demo_city.ledger import LOADED_ON, keep_ledger, order_campaign
from doudi.web.demo_city.people import appoint
from doudi.web.demo_city.places import settle
from doudi.web.demo_city.rosters import check_city, hand_in_city, open_most
from doudi.web.demo_city.story import lives, look_back, remind_all
from doudi.web.site.clock import CLOCK, days_until

Tell = Callable[[str], None]
Write = Callable[[City, Path], None]
JUNE, HANDED_IN = date(2020, 6, 30), date(2020, 7, 2)
JULY, AGAIN = date(2020, 7, 31), date(2020, 8, 4)


def build(today: date, tell: Tell = lambda _words: None, *, seed: int = 1, june: Write = write_messy) -> None:
    """Fill an empty database with the city as it stands on the morning of a day: its rosters checked twice, its cases
    worked, its returns sent. Ends with the clock at that day. `june`: how the first rosters are written.
    """
    days, luck = Days(Random(seed)), Random(seed)
    days.morning(LOADED_ON)
    root = settle()
    appoint()
    post = officers_of(root)[0]
    for tale in keep_ledger(order_campaign(post), luck):
        days.begin(tale)
    tell(say("制定方案，各县区建台账…"))
    days.pass_until(HANDED_IN)
    tell(say("六月名册：上传、识别、核查…"))
    check_city(acting(post), hand_in_city(acting(post), JUNE, june))
    n = open_most(acting(post))
    tell(say("{n} 件疑点生成办件，派发、核实、整改…", n=n))
    for tale in (*lives(days, luck, HANDED_IN, AGAIN), look_back(), remind_all()):
        days.begin(tale)
    days.pass_until(AGAIN)
    tell(say("七月名册：再查一遍，以复查证明销号…"))
    check_city(acting(post), hand_in_city(acting(post), JULY, write_without_some_ids))
    establish_one(acting(post))
    days.pass_until(today)
    CLOCK.keep_days_away(days_until(today))
