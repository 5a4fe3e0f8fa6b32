"""The catalogue of checks, and each check with its report card."""

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from doudi.engine.catalogue import catalogue
from doudi.exports.clauses import cited, clause_text
from doudi.exports.wording import SEVERITIES, check_title, family, roster_title
from doudi.language import say
from doudi.web.cases.queries import Precision, precisions
from doudi.web.intake.doubts import book
from doudi.web.intake.queries import counts_by_check
from doudi.web.orgs.permits import permit

NONE = (0, 0)
"""No finding stands, none is explained."""


@permit("finding.see")
def check_list(request: HttpRequest) -> HttpResponse:
    """All checks by family, with what stands now and how often each was right."""
    standing, found_out = counts_by_check(request.actor), precisions(request.actor)
    families: dict[str, list[dict[str, object]]] = {}
    for code, check in catalogue().items():
        line = {
            "code": code,
            "title": check_title(check),
            "severity": say(SEVERITIES[check.severity]),
            "n": standing.get(code, NONE)[0],
            "n_excused": standing.get(code, NONE)[1],
            "card": card(found_out, code),
        }
        families.setdefault(family(code), []).append(line)
    return render(request, "intake/check_list.html", {"families": families})


@permit("finding.see")
def check_detail(request: HttpRequest, code: str) -> HttpResponse:
    """One check: what the law says, what is marked, what is not looked at, and how often it was right."""
    if code not in catalogue():
        raise Http404(_("没有这条规则"))
    check, standing = catalogue()[code], counts_by_check(request.actor).get(code, NONE)
    context = {
        "check": check,
        "title": check_title(check),
        "texts": [
            (_("规则"), say(check.rule)),
            (_("什么是疑点"), say(check.doubt)),
            (_("不查什么"), say(check.not_checked)),
            (_("什么情况不算问题"), say(check.clears)),
            (_("要问的问题"), say(check.ask)),
        ],
        "basis": cited(book(), check.basis),
        "mandate": clause_text(book(), check.mandate),
        "needs": [roster_title(name) for name in check.needs],
        "severity": say(SEVERITIES[check.severity]),
        "n": standing[0],
        "n_excused": standing[1],
        "card": card(precisions(request.actor), code),
    }
    return render(request, "intake/check_detail.html", context)


def card(found_out: Mapping[str, Precision], code: str) -> dict[str, object]:
    """The report card of a check: how often people at the door confirmed it."""
    one = found_out.get(code, Precision(code, 0, 0))
    percent = round(100 * one.share) if one.share is not None else None
    return {"confirmed": one.confirmed, "refuted": one.refuted, "n": one.n, "percent": percent, "below": one.below}
