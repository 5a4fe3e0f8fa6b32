"""The conditions of the figures, on rows of cases and of duties."""

from collections.abc import Callable
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from doudi.web.campaigns.series.shape import Span
from doudi.web.cases.models import Event

Condition = Callable[[Span], Q]


def opened(**more: object) -> Condition:
    """Cases opened in the span."""

    def condition(span: Span) -> Q:
        first, last = span.moments
        return Q(opened_at__gte=first, opened_at__lt=last, **more)

    return condition


def stepped(act: str, **more: object) -> Condition:
    """Cases that took a step in the span, by the events; a case counts once however often it took it."""

    def condition(span: Span) -> Q:
        first, last = span.moments
        events = Event.objects.system("figures of a place are the same for whoever looks")
        events = events.filter(case__county=span.area_id, act=act, at__gte=first, at__lt=last)
        return Q(pk__in=events.order_by().values("case"), **more)

    return condition


def still_open(span: Span) -> Q:
    """Cases opened by the end of the span and not closed then, whatever became of them since."""
    return Q(opened_at__lt=span.moments[1]) & ~Q(pk__in=_closed_by_the_end(span))


def _closed_by_the_end(span: Span) -> QuerySet[Any, Any]:
    """The cases whose last closing before the end was not followed by a reopening before it."""
    events = Event.objects.system("figures of a place are the same for whoever looks")
    before = events.filter(case__county=span.area_id, at__lt=span.moments[1]).order_by()
    reopened = before.filter(case=OuterRef("case"), act="reopen", at__gte=OuterRef("at"))
    return before.filter(~Exists(reopened), act="close").values("case")


def overdue(span: Span) -> Q:
    """Cases open at the end of the span whose day was over by then, the clock running."""
    ran = Q(clock_stopped_on=None) | Q(clock_stopped_on__gt=span.ends)
    return still_open(span) & ran & Q(due_on__lte=span.ends)


def done_in_time(span: Span) -> Q:
    """Duties done in the span, by their limit."""
    return Q(done_on__gte=span.begins, done_on__lte=span.ends) & Q(done_on__lte=F("limit_on"))


def done_late(span: Span) -> Q:
    """Duties done in the span, after their limit."""
    return Q(done_on__gte=span.begins, done_on__lte=span.ends, done_on__gt=F("limit_on"))


def not_done(span: Span) -> Q:
    """Duties whose limit lay before the end of the span and that were not done by then."""
    return Q(limit_on__lt=span.ends) & (~Q(state="done") | Q(done_on__gt=span.ends))


def counted(code: str) -> Condition:
    """The monthly numbers of the duties that go into a figure."""

    def condition(span: Span) -> Q:
        return Q(month__gte=span.months[0], month__lte=span.months[1], duty__task__counts=code)

    return condition


def booked(**more: object) -> Condition:
    """Money written down in the span and not struck since; by the day it was written, so that no line falls between."""

    def condition(span: Span) -> Q:
        first, last = span.moments
        return Q(at__gte=first, at__lt=last, struck_at=None, **more)

    return condition


def booked_dealing(kind: str) -> Condition:
    """People dealt with in this way, written down in the span."""

    def condition(span: Span) -> Q:
        first, last = span.moments
        return Q(at__gte=first, at__lt=last, kind=kind)

    return condition
