"""The addresses of workbench."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
