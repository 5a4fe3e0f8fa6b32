"""What a page says when the site itself is in trouble: a busy or full database is no fault of the program."""

import logging
import sys

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.defaults import server_error

from doudi.web.orgs.permits import public
from doudi.web.privacy.files import NotWhole

UNAVAILABLE, SERVER_ERROR = 503, 500
FULL = ("disk is full", "disk I/O error", "No space left", "readonly database", "could not extend file")
BUSY = ("is locked", "connection", "starting up", "shutting down")

log = logging.getLogger("doudi.site")


@public
def fault(request: HttpRequest) -> HttpResponse:
    """The page of an error nobody caught. A full disk, a busy database and a damaged file are told as what they are."""
    error = sys.exc_info()[1]
    if isinstance(error, NotWhole):
        log.error("a file does not open: %s", error.where)
        return render(None, "site/damaged_file.html", {"trouble": error}, status=SERVER_ERROR)
    if not isinstance(error, OperationalError):
        return server_error(request)
    full = any(words in str(error) for words in FULL)
    if not full and not any(words in str(error) for words in BUSY):
        return server_error(request)
    log.error("the database refuses to write: %s", "disk full" if full else "busy")
    response = render(None, "site/disk_full.html" if full else "site/busy.html", status=UNAVAILABLE)
    response["Retry-After"] = "60"
    return response
