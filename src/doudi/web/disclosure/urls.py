"""The addresses of disclosure."""

from django.urls import path

from doudi.web.disclosure import views

urlpatterns = [
    path("open/<slug:kind>/<int:key>/", views.personal_open, name="personal_open"),
    path("opened/", views.opening_list, name="opening_list"),
    path("exports/", views.export_list, name="export_list"),
    path("exports/ask/<slug:kind>/", views.export_ask, name="export_ask"),
    path("exports/<int:key>/", views.export, name="export"),
    path("exports/<int:key>/decide/", views.export_decide, name="export_decide"),
    path("exports/<int:key>/file/", views.export_file, name="export_file"),
]
