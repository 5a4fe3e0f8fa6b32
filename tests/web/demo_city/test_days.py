from datetime import date

from django.utils import timezone

JULY = [date(2020, 7, day) for day in range(1, 32)]


def test_tales_are_told_together_in_the_order_of_their_days(days):
    told = []

    def tale(name, *dates):
        for day in dates:
            yield day
            told.append((name, timezone.localdate()))

    days.begin(tale("a", JULY[5], JULY[20]))
    days.begin(tale("b", JULY[7], JULY[9]))
    days.pass_until(JULY[15])
    assert told == [("a", JULY[5]), ("b", JULY[7]), ("b", JULY[9])]
    assert timezone.localdate() == JULY[15]
    days.pass_until(JULY[25])
    assert told[-1] == ("a", JULY[20])


def test_all_happens_in_office_hours_and_never_before_what_was_told(days):
    hours = []

    def tale():
        for _n in range(5):
            yield JULY[5]
            hours.append(timezone.localtime())

    for _n in range(20):
        days.begin(tale())
    days.pass_until(JULY[10])
    assert hours == sorted(hours)
    assert {9 <= moment.hour < 18 for moment in hours} == {True}
