"""The addresses of workdays."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
