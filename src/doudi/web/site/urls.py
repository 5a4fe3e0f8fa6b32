"""The addresses of the site: each app's under its own word. URL name = view = template."""

from django.urls import include, path

from doudi.web.accounts.views import sign_in
from doudi.web.site import views

handler500 = "doudi.web.site.faults.fault"
urlpatterns = [
    path("", views.home, name="home"),
    path("healthz", views.healthz, name="healthz"),
    path("language/", views.set_language, name="set_language"),
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
    path("account/", include("doudi.web.accounts.urls")),
    path("org/", include("doudi.web.orgs.urls")),
    path("log/", include("doudi.web.audit.urls")),
    path("jobs/", include("doudi.web.jobs.urls")),
    path("workdays/", include("doudi.web.workdays.urls")),
    path("notices/", include("doudi.web.notices.urls")),
    path("personal/", include("doudi.web.disclosure.urls")),
    path("cases/", include("doudi.web.cases.urls")),
    path("intake/", include("doudi.web.intake.urls")),
    path("ledger/", include("doudi.web.campaigns.urls")),
    path("search/", include("doudi.web.search.urls")),
    path("boards/", include("doudi.web.boards.urls")),
    path("workbench/", include("doudi.web.workbench.urls")),
]
