"""URLs of the workbench and of service records."""

from django.urls import path

from casework.api.drafts import DraftView
from casework.views import panels, record_corrections, record_forms, records, workbench

urlpatterns = [
    path("panels/project/", panels.project_figures, name="project_figures"),
    path("workbench/", workbench.workbench, name="workbench"),
    path("panels/latest/", workbench.workbench_latest, name="workbench_latest"),
    path("panels/openings/", workbench.workbench_openings, name="workbench_openings"),
    # service records
    path("records/", records.record_list, name="record_list"),
    path("records/new/", record_forms.record_new, name="record_new"),
    path("records/plans/", record_forms.record_plans, name="record_plans"),
    path("records/questions/", record_forms.record_questions, name="record_questions"),
    path("records/export/", records.record_export, name="record_export"),
    path("records/<uuid:pk>/", records.record_detail, name="record_detail"),
    path("records/<uuid:pk>/edit/", record_forms.record_form, name="record_form"),
    path("records/<uuid:pk>/discard/", record_forms.draft_discard, name="draft_discard"),
    path("records/<uuid:pk>/correct/", record_corrections.record_correct, name="record_correct"),
    path("records/<uuid:pk>/history/", records.record_history, name="record_history"),
    path("records/<uuid:pk>/print/", records.record_print, name="record_print"),
    path("api/v1/drafts/<uuid:pk>/", DraftView.as_view(), name="draft"),
]
