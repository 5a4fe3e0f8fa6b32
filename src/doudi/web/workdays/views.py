"""The page of the calendar."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doudi.web.orgs.permits import permit
from doudi.web.workdays.actions import clear_days, declare_year, set_days
from doudi.web.workdays.forms import DaysForm, YearForm
from doudi.web.workdays.queries import days_of, years_not_arranged, years_shown


@permit("calendar.edit")
def workday_list(request: HttpRequest) -> HttpResponse:
    """The days of a year that differ from the plain week; a form to change some."""
    form = DaysForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _change(request, form)
    today = timezone.localdate()
    years = years_shown(today)
    asked = request.GET.get("year", "")
    year = next((one for one in years if str(one.year) == asked), None)
    year = year or next(one for one in years if one.year == today.year)
    context = {
        "year": year,
        "years": years,
        "days": days_of(year.year),
        "missing": years_not_arranged(today),
        "form": form,
        "year_form": YearForm(initial={"arranged": year.arranged, "source": year.source}),
    }
    return render(request, "workdays/workday_list.html", context)


def _change(request: HttpRequest, form: DaysForm) -> HttpResponse:
    given = form.cleaned_data
    span = {"by": request.actor, "first": given["first"], "last": given["last"], "reason": given["reason"]}
    if given["kind"] == "plain":
        n_days = clear_days(**span)
    else:
        n_days = set_days(**span, works=given["kind"] == "work", name=given["name"])
    messages.success(request, _("已改 {n} 天").format(n=n_days))
    return redirect(f"{reverse('workday_list')}?year={given['first'].year}")


@permit("calendar.edit")
@require_POST
def workday_year(request: HttpRequest, year: int) -> HttpResponse:
    """Say whether a year is filled in."""
    if year not in {one.year for one in years_shown(timezone.localdate())}:
        raise Http404
    form = YearForm(request.POST)
    if form.is_valid():
        declare_year(by=request.actor, year=year, **form.cleaned_data)
        messages.success(request, _("已保存"))
    else:
        messages.error(request, _("请写依据文件"))
    return redirect(f"{reverse('workday_list')}?year={year}")
