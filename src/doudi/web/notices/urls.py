"""The addresses of notices."""

from django.urls import path

from doudi.web.notices import views

urlpatterns = [
    path("", views.notice_list, name="notice_list"),
    path("read/", views.notice_read, name="notice_read"),
    path("<int:pk>/", views.notice_open, name="notice_open"),
]
