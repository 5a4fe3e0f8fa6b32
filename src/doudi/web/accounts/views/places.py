"""Units, what they answer for, and places, for the system administrator."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doudi.web.accounts.actions import places
from doudi.web.accounts.forms.places import AreaForm, JurisdictionForm, MoveForm, NewAreasForm, UnitForm
from doudi.web.accounts.rules import Refused
from doudi.web.orgs.models import UNIT_KINDS, Area, Jurisdiction, Unit
from doudi.web.orgs.permits import permit

PER_PAGE = 30


@permit("area.see")
def unit_list(request: HttpRequest) -> HttpResponse:
    """All units, found by name, place or kind."""
    wanted, kind = request.GET.get("q", "").strip(), request.GET.get("kind", "")
    units = Unit.objects.select_related("area").annotate(n_posts=Count("posts"))
    units = units.filter(Q(name__contains=wanted) | Q(area__name__contains=wanted) | Q(area__pinyin__contains=wanted))
    if kind in UNIT_KINDS:
        units = units.filter(kind=kind)
    page = Paginator(units.order_by("area__path", "kind", "pk"), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "accounts/unit_list.html", {"page_obj": page, "given": request.GET, "kinds": UNIT_KINDS})


@permit("account.manage")
def open_unit(request: HttpRequest) -> HttpResponse:
    """A new unit."""
    form = UnitForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        unit = places.open_unit(**form.cleaned_data, by=request.actor)
        return redirect("edit_unit", unit.pk)
    return render(request, "accounts/open_unit.html", {"form": form})


@permit("account.manage")
def edit_unit(request: HttpRequest, pk: int) -> HttpResponse:
    """A unit's particulars, and what it answers for."""
    unit = get_object_or_404(Unit, pk=pk)
    form = UnitForm(request.POST or None, instance=unit)
    if request.method == "POST" and form.is_valid():
        places.edit_unit(unit, form.cleaned_data, by=request.actor)
        messages.success(request, _("已保存。"))
        return redirect("edit_unit", pk)
    return _unit_page(request, unit, form, JurisdictionForm())


@permit("account.manage")
@require_POST
def add_jurisdiction(request: HttpRequest, pk: int) -> HttpResponse:
    """One more place for a unit to answer for."""
    unit = get_object_or_404(Unit, pk=pk)
    form = JurisdictionForm(request.POST)
    if form.is_valid():
        try:
            places.add_jurisdiction(unit, **form.cleaned_data, by=request.actor)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("已保存。"))
            return redirect("edit_unit", pk)
    return _unit_page(request, unit, UnitForm(instance=unit), form)


@permit("account.manage")
@require_POST
def end_jurisdiction(request: HttpRequest, pk: int) -> HttpResponse:
    """A unit answers for a place until today and no longer."""
    held = get_object_or_404(Jurisdiction.objects.select_related("unit"), pk=pk)
    try:
        places.end_jurisdiction(held, valid_until=timezone.localdate(), by=request.actor)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("edit_unit", held.unit_id)


@permit("account.manage")
def open_areas(request: HttpRequest, pk: int) -> HttpResponse:
    """New places under another one, as many as are typed or pasted."""
    above = get_object_or_404(Area.objects.exclude(level="village"), pk=pk)
    form = NewAreasForm(above, request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = places.open_areas(above, form.cleaned_data["places"], by=request.actor)
        messages.success(request, _("已新增 {n} 个区划。").format(n=len(made)))
        return redirect(f"{reverse('area_list')}?under={above.pk}")
    return render(request, "accounts/open_areas.html", {"area": above, "form": form})


@permit("account.manage")
def edit_area(request: HttpRequest, pk: int) -> HttpResponse:
    """A place's name, code, days and follower; and moving it."""
    area = get_object_or_404(Area.objects.select_related("parent", "successor"), pk=pk)
    held = {name: getattr(area, name) for name in AreaForm.field_order}
    form = AreaForm(area, request.POST or None, initial=held)
    if request.method == "POST" and form.is_valid():
        try:
            places.edit_area(area, form.cleaned_data, by=request.actor)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("已保存。"))
            return redirect("edit_area", pk)
    return _area_page(request, area, form, MoveForm(area))


@permit("account.manage")
@require_POST
def move_area(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a place under another one's responsibility."""
    area = get_object_or_404(Area, pk=pk)
    form = MoveForm(area, request.POST)
    if form.is_valid():
        try:
            move = places.move_area(area, **form.cleaned_data, by=request.actor)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("已划转。") if move.done_at else _("已登记，到那天自动划转。"))
            return redirect("edit_area", pk)
    held = {name: getattr(area, name) for name in AreaForm.field_order}
    return _area_page(request, area, AreaForm(area, initial=held), form)


def _unit_page(request: HttpRequest, unit: Unit, form: Any, more: Any) -> HttpResponse:
    held = unit.jurisdictions.select_related("area").order_by("area__path")
    given = {"unit": unit, "form": form, "more": more, "jurisdictions": held, "today": timezone.localdate()}
    return render(request, "accounts/edit_unit.html", given)


def _area_page(request: HttpRequest, area: Area, form: Any, move: Any) -> HttpResponse:
    moves = area.moves.select_related("old_parent", "new_parent", "by")
    return render(request, "accounts/edit_area.html", {"area": area, "form": form, "move": move, "moves": moves})
