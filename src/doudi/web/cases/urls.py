"""The addresses of cases."""

from django.urls import path

from doudi.web.cases import views

urlpatterns = [
    path("", views.case_list, name="case_list"),
    path("narrow/", views.case_narrow, name="case_narrow"),
    path("columns/", views.case_columns, name="case_columns"),
    path("chosen/", views.case_chosen, name="case_chosen"),
    path("batch/<slug:act>/", views.case_batch, name="case_batch"),
    path("enter/", views.case_enter, name="case_enter"),
    path("enter/workbook/", views.case_enter_workbook, name="case_enter_workbook"),
    path("enter/template/", views.case_enter_template, name="case_enter_template"),
    path("<int:key>/", views.case, name="case"),
    path("<int:key>/verify/", views.case_verify, name="case_verify"),
    path("<int:key>/file/<int:file>/", views.case_file, name="case_file"),
    path("<int:key>/letter/<int:letter>/", views.case_letter, name="case_letter"),
    path("<int:key>/comment/", views.case_comment, name="case_comment"),
    path("<int:key>/subscribe/", views.case_subscribe, name="case_subscribe"),
    path("<int:key>/do/<slug:name>/", views.case_act, name="case_act"),
    path("<int:key>/do/<slug:name>/<int:of>/", views.case_act, name="case_act_on"),
    path("<int:key>/<slug:name>/", views.case_step, name="case_step"),
]
