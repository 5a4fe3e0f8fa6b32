"""One box."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from doudi.web.orgs.permits import permit
from doudi.web.orgs.sought import keep, sought
from doudi.web.search.actions import TooMany, look_for
from doudi.web.search.queries import colleagues

SHOWN = 20
"""Of each kind; one more is fetched to say that there are more."""


@permit("search.use", while_looking=True)
def search(request: HttpRequest) -> HttpResponse:
    """The box, which posts; then, at an address without the words, what answers."""
    if request.method == "POST":
        words = request.POST.get("q", "")
        return redirect(f"{reverse('search')}?s={keep(request, words)}" if words.strip() else "search")
    words = sought(request)
    try:
        found = answered(request, words) if words else {}
    except TooMany as error:
        return render(request, "search/search.html", {"refused": str(error)}, status=429)
    return render(request, "search/search.html", {"query": words, "limit": SHOWN, **found})


def answered(request: HttpRequest, words: str) -> dict[str, object]:
    """What answers the words."""
    answer = look_for(words, by=request.actor, most=SHOWN + 1)
    return {
        "cases": answer.cases,
        "units": answer.units.select_related("area")[:SHOWN],
        "posts": answer.posts[:SHOWN],
        "areas": answer.areas[:SHOWN],
    }


@permit("search.use")
def colleague(request: HttpRequest, pk: int) -> HttpResponse:
    """Who holds a post of the own places: unit, post, the office's telephone, and nothing of the private person."""
    posts = colleagues(request.actor)
    post = get_object_or_404(posts, pk=pk)
    others = posts.filter(unit=post.unit).exclude(pk=pk)
    return render(request, "search/colleague.html", {"post": post, "others": others})
