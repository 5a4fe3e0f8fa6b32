"""The addresses of the boards."""

from django.urls import path

from doudi.web.boards import views

urlpatterns = [
    path("", views.board, name="board"),
    path("data/<str:name>.csv", views.board_data, name="board_data"),
]
