"""The addresses of orgs."""

from django.urls import path

from doudi.web.orgs import views

urlpatterns = [
    path("roles/", views.role_matrix, name="role_matrix"),
    path("areas/", views.area_list, name="area_list"),
]
