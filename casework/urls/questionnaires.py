"""URLs of questionnaires."""

from django.urls import path

from casework.views import question_drafts, question_sets, survey_answers, surveys

DRAFT = "forms/drafts/<uuid:pk>/"

urlpatterns = [
    path("forms/", question_sets.question_set_list, name="question_set_list"),
    path("forms/new/", question_sets.question_set_create, name="question_set_create"),
    path("forms/<uuid:pk>/", question_sets.question_set_detail, name="question_set_detail"),
    path("forms/<uuid:pk>/report/", question_sets.question_set_report, name="question_set_report"),
    path("forms/<uuid:pk>/copy/", question_sets.question_set_copy, name="question_set_copy"),
    path("forms/<uuid:pk>/draft/", question_sets.question_set_draft, name="question_set_draft"),
    path("forms/<uuid:pk>/switch/", question_sets.question_set_switch, name="question_set_switch"),
    path(
        "forms/versions/<uuid:pk>/", question_sets.question_set_version, name="question_set_version"
    ),
    path(DRAFT, question_drafts.question_set_edit, name="question_set_edit"),
    path(f"{DRAFT}new/", question_drafts.question_set_question, name="question_set_add"),
    path(f"{DRAFT}publish/", question_drafts.question_set_publish, name="question_set_publish"),
    path(f"{DRAFT}discard/", question_drafts.question_set_discard, name="question_set_discard"),
    path(
        f"{DRAFT}questions/<slug:code>/",
        question_drafts.question_set_question,
        name="question_set_question",
    ),
    path(
        f"{DRAFT}questions/<slug:code>/move/",
        question_drafts.question_set_move,
        name="question_set_move",
    ),
    path(
        f"{DRAFT}questions/<slug:code>/remove/",
        question_drafts.question_set_remove,
        name="question_set_remove",
    ),
    path("surveys/", surveys.survey_list, name="survey_list"),
    path("surveys/new/", surveys.survey_create, name="survey_create"),
    path("surveys/<uuid:pk>/", surveys.survey_detail, name="survey_detail"),
    path("surveys/<uuid:pk>/edit/", surveys.survey_edit, name="survey_edit"),
    path("surveys/<uuid:pk>/open/", surveys.survey_open, name="survey_open"),
    path("surveys/<uuid:pk>/end/", surveys.survey_end, name="survey_end"),
    path("surveys/<uuid:pk>/answer/", survey_answers.survey_answer, name="survey_answer"),
    path("surveys/<uuid:pk>/findings/", surveys.survey_findings, name="survey_findings"),
    path("surveys/<uuid:pk>/print/", surveys.survey_print, name="survey_print"),
    # for residents
    path(
        "p/<int:station_id>/s/<str:public_code>/",
        survey_answers.public_survey,
        name="public_survey",
    ),
]
