"""The approved map of a place, for who administers places."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doudi.web.accounts.actions import outlines
from doudi.web.accounts.forms.places import OutlineForm
from doudi.web.accounts.geojson import NotThis
from doudi.web.orgs.models import Area, Outline
from doudi.web.orgs.outlines import drawn_shapes
from doudi.web.orgs.permits import permit

WITH_MAP = ("city", "county")


@permit("account.manage")
def area_outline(request: HttpRequest, pk: int) -> HttpResponse:
    """The map as it is drawn, and a file for another one."""
    area = get_object_or_404(Area, pk=pk, level__in=WITH_MAP)
    form = OutlineForm(request.POST or None, request.FILES or None)
    why: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            content = form.cleaned_data["file"].read()
            drawn = outlines.set_outline(
                area, content=content, approval=form.cleaned_data["approval"], by=request.actor
            )
        except NotThis as refused:
            why = refused.why
        else:
            messages.success(request, _("已换上新的轮廓图。"))
            if drawn.missing:
                names = "、".join(map(str, drawn.missing))
                messages.warning(request, _("文件里没有这些区划，仍以格子显示：{names}").format(names=names))
            return redirect("area_outline", pk)
    outline = Outline.objects.filter(area=area).first()
    shapes = drawn_shapes(outline, dict(area.children.values_list("pk", "name"))) if outline else []
    given = {"area": area, "form": form, "why": why, "outline": outline, "shapes": shapes}
    return render(request, "accounts/area_outline.html", given)


@permit("account.manage")
@require_POST
def remove_outline(request: HttpRequest, pk: int) -> HttpResponse:
    """Back to the tiles."""
    outlines.remove_outline(get_object_or_404(Area, pk=pk), by=request.actor)
    messages.success(request, _("已删除轮廓图，看板改回格子。"))
    return redirect("area_outline", pk)
