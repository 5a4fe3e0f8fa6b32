"""The addresses of the search."""

from django.urls import path

from doudi.web.search import views

urlpatterns = [
    path("", views.search, name="search"),
    path("colleagues/<int:pk>/", views.colleague, name="colleague"),
]
