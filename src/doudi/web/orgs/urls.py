"""The addresses of orgs."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
