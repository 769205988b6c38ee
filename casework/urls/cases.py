"""URLs of cases."""

from django.urls import path

from casework.views import (
    assessments,
    case_documents,
    cases,
    closures,
    intakes,
    interventions,
    outcomes,
    plan_goals,
    service_plans,
)

ONE = "cases/<uuid:pk>"

urlpatterns = [
    path("panels/client/cases/", cases.client_cases, name="client_cases"),
    path("cases/", cases.case_list, name="case_list"),
    path("cases/new/", cases.case_create, name="case_create"),
    path(f"{ONE}/", cases.case_detail, name="case_detail"),
    path(f"{ONE}/edit/", cases.case_edit, name="case_edit"),
    path(f"{ONE}/members/new/", cases.case_member_new, name="case_member_new"),
    path(f"{ONE}/members/<uuid:member_pk>/end/", cases.case_member_end, name="case_member_end"),
    # 接案
    path(f"{ONE}/intake/", intakes.intake, name="intake"),
    path(f"{ONE}/intake/decide/", intakes.intake_decide, name="intake_decide"),
    # 预估
    path(f"{ONE}/assessment/", assessments.assessment, name="assessment"),
    path(f"{ONE}/assessment/new/", assessments.assessment_begin, name="assessment_begin"),
    path(f"{ONE}/assessment/edit/", assessments.assessment_edit, name="assessment_edit"),
    path(f"{ONE}/assessment/sign/", assessments.assessment_sign, name="assessment_sign"),
    path(f"{ONE}/problems/new/", assessments.problem_edit, name="problem_new"),
    path(f"{ONE}/problems/<uuid:problem_pk>/", assessments.problem_edit, name="problem_edit"),
    path(f"{ONE}/needs/new/", assessments.case_need_new, name="case_need_new"),
    # 计划
    path(f"{ONE}/plan/", service_plans.plan, name="plan"),
    path(f"{ONE}/plan/new/", service_plans.plan_begin, name="plan_begin"),
    path(f"{ONE}/plan/edit/", service_plans.plan_edit, name="plan_edit"),
    path(f"{ONE}/plan/submit/", service_plans.plan_submit, name="plan_submit"),
    path(f"{ONE}/plan/decide/", service_plans.plan_decide, name="plan_decide"),
    path(f"{ONE}/goals/new/", plan_goals.goal_edit, name="goal_new"),
    path(f"{ONE}/goals/<uuid:goal_pk>/", interventions.goal_measure, name="goal_measure"),
    path(f"{ONE}/goals/<uuid:goal_pk>/edit/", plan_goals.goal_edit, name="goal_edit"),
    path(f"{ONE}/goals/<uuid:goal_pk>/remove/", plan_goals.goal_remove, name="goal_remove"),
    path(f"{ONE}/goals/<uuid:goal_pk>/steps/new/", plan_goals.step_new, name="step_new"),
    path(f"{ONE}/steps/<uuid:step_pk>/", plan_goals.step_edit, name="step_edit"),
    path(f"{ONE}/steps/<uuid:step_pk>/remove/", plan_goals.step_remove, name="step_remove"),
    path(f"{ONE}/steps/<uuid:step_pk>/score/", interventions.step_score, name="step_score"),
    # 介入
    path(f"{ONE}/notes/", interventions.case_notes, name="case_notes"),
    path(f"{ONE}/conferences/new/", interventions.conference_new, name="conference_new"),
    path("case-notes/<uuid:pk>/read/", interventions.note_read, name="note_read"),
    # 评估、结案、回访
    path(f"{ONE}/outcome/", outcomes.outcome, name="outcome"),
    path(f"{ONE}/outcome/new/", outcomes.outcome_begin, name="outcome_begin"),
    path(f"{ONE}/outcome/edit/", outcomes.outcome_edit, name="outcome_edit"),
    path(f"{ONE}/outcome/sign/", outcomes.outcome_sign, name="outcome_sign"),
    path(f"{ONE}/closure/", closures.closure, name="closure"),
    path(f"{ONE}/closure/new/", closures.closure_ask, name="closure_ask"),
    path(f"{ONE}/closure/decide/", closures.closure_decide, name="closure_decide"),
    path(f"{ONE}/reopen/", closures.case_reopen, name="case_reopen"),
    path("cases/approvals/", closures.case_approvals, name="case_approvals"),
    path("follow-ups/", closures.follow_up_list, name="follow_up_list"),
    path("follow-ups/<uuid:pk>/", closures.follow_up_do, name="follow_up_do"),
    # 打印
    path(f"{ONE}/print/<slug:sheet>/", case_documents.case_sheet, name="case_sheet"),
    path(f"{ONE}/file/", case_documents.case_file, name="case_file"),
]
