"""URLs of activities, and those that residents open without an account."""

from django.urls import path

from casework.views import (
    activities,
    activity_prints,
    activity_reports,
    activity_states,
    public_activities,
    registrations,
    volunteer_hours,
)

urlpatterns = [
    path("activities/", activities.activity_list, name="activity_list"),
    path("activities/new/", activities.activity_create, name="activity_create"),
    path("activities/<uuid:pk>/", activities.activity_detail, name="activity_detail"),
    path("activities/<uuid:pk>/edit/", activities.activity_edit, name="activity_edit"),
    path("activities/<uuid:pk>/open/", activity_states.activity_open, name="activity_open"),
    path("activities/<uuid:pk>/close/", activity_states.activity_close, name="activity_close"),
    path("activities/<uuid:pk>/cancel/", activity_states.activity_cancel, name="activity_cancel"),
    path("activities/<uuid:pk>/costs/new/", activity_states.activity_cost, name="activity_cost"),
    path(
        "activities/<uuid:pk>/costs/<uuid:cost_pk>/",
        activity_states.activity_cost,
        name="activity_cost_edit",
    ),
    path(
        "activities/<uuid:pk>/costs/<uuid:cost_pk>/remove/",
        activity_states.activity_cost_remove,
        name="activity_cost_remove",
    ),
    path(
        "activities/<uuid:pk>/registrations/",
        registrations.activity_registrations,
        name="activity_registrations",
    ),
    path(
        "activities/<uuid:pk>/registrations/<uuid:registration_pk>/cancel/",
        registrations.registration_cancel,
        name="registration_cancel",
    ),
    path("activities/<uuid:pk>/report/", activity_reports.activity_report, name="activity_report"),
    path("activities/<uuid:pk>/attend/", activity_reports.activity_attend, name="activity_attend"),
    path(
        "activities/<uuid:pk>/attendance/",
        activity_reports.activity_attendance,
        name="activity_attendance",
    ),
    path(
        "activities/<uuid:pk>/complete/",
        activity_reports.activity_complete,
        name="activity_complete",
    ),
    path("activities/<uuid:pk>/hours/", volunteer_hours.activity_hours, name="activity_hours"),
    path("activities/<uuid:pk>/plan/", activity_prints.activity_plan, name="activity_plan"),
    path("activities/<uuid:pk>/poster/", activity_prints.activity_poster, name="activity_poster"),
    path(
        "activities/<uuid:pk>/sign-in/", activity_prints.activity_sign_in, name="activity_sign_in"
    ),
    path(
        "activities/<uuid:pk>/report/print/",
        activity_prints.activity_report_print,
        name="activity_report_print",
    ),
    path(
        "activities/<uuid:pk>/code.png",
        activity_prints.activity_code,
        {"kind": "png"},
        name="activity_code_png",
    ),
    path(
        "activities/<uuid:pk>/code.svg",
        activity_prints.activity_code,
        {"kind": "svg"},
        name="activity_code_svg",
    ),
    # for residents
    path(
        "p/<int:station_id>/a/<str:public_code>/",
        public_activities.public_activity,
        name="public_activity",
    ),
    path(
        "p/<int:station_id>/r/<str:token>/",
        public_activities.public_registration,
        name="public_registration",
    ),
]
