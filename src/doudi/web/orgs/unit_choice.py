"""A list to choose a unit from, where there are more than a hundred: by county, the city's own first."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator

from doudi.web.orgs.models import Area, Unit


def county_of(unit: Unit) -> Area:
    """The county a unit sits in; the city of one that is the city's own."""
    place: Area = unit.area
    while place.level not in {"county", "city"} and place.parent:
        place = place.parent
    return place


class _ByCounty(ModelChoiceIterator):
    """The choices as groups; asked in one query, whatever is joined to it."""

    def __iter__(self) -> Iterator[Any]:
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        units = self.queryset.select_related("area__parent__parent").order_by("area__path", "kind")
        for county, own in groupby(units, county_of):
            yield county.name, [self.choice(unit) for unit in own]


class UnitChoice(forms.ModelChoiceField):
    """One of many units, under the names of their counties."""

    iterator = _ByCounty
