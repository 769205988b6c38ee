"""URLs of casework."""

from django.urls import path

from casework.api.drafts import DraftView
from casework.views import (
    client_picking,
    client_secrets,
    clients,
    panels,
    record_corrections,
    record_forms,
    records,
    workbench,
)

app_name = "casework"

urlpatterns = [
    path("panels/project/", panels.project_figures, name="project_figures"),
    path("workbench/", workbench.workbench, name="workbench"),
    # clients
    path("clients/", clients.client_list, name="client_list"),
    path("clients/new/", clients.client_create, name="client_create"),
    path("clients/new/derive/", client_picking.client_derive, name="client_derive"),
    path("clients/new/quick/", client_picking.client_quick, name="client_quick"),
    path("clients/pick/", client_picking.client_picker, name="client_picker"),
    path("clients/<uuid:pk>/", clients.client_detail, name="client_detail"),
    path("clients/<uuid:pk>/edit/", clients.client_edit, name="client_edit"),
    path("clients/<uuid:pk>/reveal/", client_secrets.client_reveal, name="client_reveal"),
    # service records
    path("records/", records.record_list, name="record_list"),
    path("records/new/", record_forms.record_new, name="record_new"),
    path("records/plans/", record_forms.record_plans, name="record_plans"),
    path("records/export/", records.record_export, name="record_export"),
    path("records/<uuid:pk>/", records.record_detail, name="record_detail"),
    path("records/<uuid:pk>/edit/", record_forms.record_form, name="record_form"),
    path("records/<uuid:pk>/discard/", record_forms.draft_discard, name="draft_discard"),
    path("records/<uuid:pk>/correct/", record_corrections.record_correct, name="record_correct"),
    path("records/<uuid:pk>/history/", records.record_history, name="record_history"),
    path("records/<uuid:pk>/print/", records.record_print, name="record_print"),
    path("api/v1/drafts/<uuid:pk>/", DraftView.as_view(), name="draft"),
]
