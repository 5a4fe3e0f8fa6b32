"""The addresses of the workbench."""

from django.urls import path

from doudi.web.workbench import views

urlpatterns = [
    path("", views.workbench, name="workbench"),
    path("copied/read/", views.copies_read, name="copies_read"),
    path("<str:pile>/", views.pile, name="pile"),
]
