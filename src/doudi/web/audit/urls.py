"""The addresses of the log."""

from django.urls import path

from doudi.web.audit import views

urlpatterns = [path("", views.log, name="log")]
