"""The addresses of the ledger and its returns."""

from django.urls import path

from doudi.web.campaigns import views

urlpatterns = [
    path("", views.ledger, name="ledger"),
    path("load/", views.plan_load, name="plan_load"),
    path("load/<slug:name>.yaml", views.plan_sample, name="plan_sample"),
    path("gantt/", views.gantt, name="gantt"),
    path("tasks/<int:key>/", views.ledger_task, name="ledger_task"),
    path("places/<int:area>/", views.county_plan, name="county_plan"),
    path("<int:campaign>/places/<int:area>/derive/", views.county_plan_derive, name="county_plan_derive"),
    path("<int:campaign>/places/<int:area>/add/", views.duty_add, name="duty_add"),
    path("duties/<int:key>/", views.duty, name="duty"),
    path("duties/<int:key>/edit/", views.duty_edit, name="duty_edit"),
    path("duties/<int:key>/<str:month>/", views.progress_report, name="progress_report"),
    path("returns/", views.returns, name="returns"),
    path("returns/of/<int:campaign>/remind/", views.returns_remind, name="returns_remind"),
    path("returns/of/<int:campaign>/<slug:kind>/<str:month>/start/", views.return_start, name="return_start"),
    path("returns/of/<int:campaign>/<slug:kind>/<str:month>/", views.rollup_page, name="rollup_page"),
    path(
        "returns/of/<int:campaign>/<slug:kind>/<str:month>/figures/<slug:code>/<slug:span>/",
        views.rollup_figure,
        name="rollup_figure",
    ),
    path("returns/of/<int:campaign>/<slug:kind>/<str:month>/excel/", views.rollup_excel, name="rollup_excel"),
    path("returns/<int:key>/", views.return_page, name="return_page"),
    path("returns/<int:key>/edit/", views.return_edit, name="return_edit"),
    path("returns/<int:key>/restate/", views.return_restate, name="return_restate"),
    path("returns/<int:key>/compare/", views.return_compare, name="return_compare"),
    path("returns/<int:key>/cases/", views.return_cases, name="return_cases"),
    path("returns/<int:key>/cases/<int:case>/", views.return_case, name="return_case"),
    path("returns/<int:key>/excel/", views.return_excel, name="return_excel"),
    path("returns/<int:key>/word/", views.return_word, name="return_word"),
    path("returns/<int:key>/figures/<slug:code>/<slug:span>/", views.return_figure, name="return_figure"),
    path("returns/<int:key>/steps/<slug:step>/", views.return_step, name="return_step"),
]
