"""The addresses of intake."""

from django.urls import path

from doudi.web.intake import views

urlpatterns = [
    path("", views.batch_list, name="batch_list"),
    path("upload/", views.batch_upload, name="batch_upload"),
    path("templates/", views.roster_templates, name="roster_templates"),
    path("templates/<str:name>/", views.roster_template, name="roster_template"),
    path("batches/<int:pk>/", views.batch_detail, name="batch_detail"),
    path("batches/<int:pk>/accept/", views.batch_accept, name="batch_accept"),
    path("batches/<int:pk>/undo/", views.batch_undo, name="batch_undo"),
    path("files/<int:pk>/", views.file_detail, name="file_detail"),
    path("files/<int:pk>/marked/", views.file_marked, name="file_marked"),
    path("runs/", views.run_list, name="run_list"),
    path("runs/new/", views.run_new, name="run_new"),
    path("runs/<int:pk>/", views.run_detail, name="run_detail"),
    path("findings/", views.finding_list, name="finding_list"),
    path("findings/open/", views.finding_open, name="finding_open"),
    path("findings/<int:pk>/", views.finding_detail, name="finding_detail"),
    path("identities/", views.identity_list, name="identity_list"),
    path("identities/confirm/", views.identity_confirm, name="identity_confirm"),
    path("identities/<int:pk>/", views.identity_detail, name="identity_detail"),
    path("identities/<int:pk>/decide/", views.identity_decide, name="identity_decide"),
    path("checks/", views.check_list, name="check_list"),
    path("checks/<str:code>/", views.check_detail, name="check_detail"),
]
