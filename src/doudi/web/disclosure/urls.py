"""The addresses of disclosure."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
