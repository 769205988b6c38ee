"""URLs of risk, safety plans, crises and mandatory reports."""

from django.urls import path

from casework.views import (
    crises,
    mandatory_reports,
    risk_confirmations,
    risks,
    safety_plans,
)

urlpatterns = [
    path("panels/client/risk/", risks.client_risk_panel, name="client_risk_panel"),
    path("panels/case/risk/", risks.case_risk_panel, name="case_risk_panel"),
    path("clients/<uuid:pk>/risks/", risks.client_risks, name="client_risks"),
    path("clients/<uuid:pk>/risks/new/", risks.risk_new, name="risk_new"),
    path("records/<uuid:pk>/risk/", risks.record_risk, name="record_risk"),
    path("risks/<uuid:pk>/confirm/", risk_confirmations.risk_confirm, name="risk_confirm"),
    path("risks/<uuid:pk>/safety-plan/", safety_plans.safety_plan_new, name="safety_plan_new"),
    path("confirmations/", risk_confirmations.confirmation_list, name="confirmation_list"),
    path("safety-plans/<uuid:pk>/", safety_plans.safety_plan_detail, name="safety_plan_detail"),
    path("safety-plans/<uuid:pk>/print/", safety_plans.safety_plan_print, name="safety_plan_print"),
    # crises
    path("crises/", crises.crisis_list, name="crisis_list"),
    path("crises/new/", crises.crisis_new, name="crisis_new"),
    path("crises/<uuid:pk>/", crises.crisis_detail, name="crisis_detail"),
    path("crises/<uuid:pk>/note/", crises.crisis_note, name="crisis_note"),
    path("crises/<uuid:pk>/finish/", crises.crisis_finish, name="crisis_finish"),
    path("crises/<uuid:pk>/print/", crises.crisis_print, name="crisis_print"),
    # mandatory reports
    path("reports/", mandatory_reports.report_list, name="report_list"),
    path("reports/new/", mandatory_reports.report_new, name="report_new"),
    path("reports/keep/", mandatory_reports.report_autosave, name="report_autosave"),
    path("reports/<uuid:pk>/", mandatory_reports.report_detail, name="report_detail"),
    path("reports/<uuid:pk>/edit/", mandatory_reports.report_edit, name="report_edit"),
    path("reports/<uuid:pk>/print/", mandatory_reports.report_print, name="report_print"),
]
