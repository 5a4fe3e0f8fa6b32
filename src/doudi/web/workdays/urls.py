"""The addresses of the calendar."""

from django.urls import path

from doudi.web.workdays import views

urlpatterns = [
    path("", views.workday_list, name="workday_list"),
    path("<int:year>/", views.workday_year, name="workday_year"),
]
