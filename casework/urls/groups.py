"""URLs of groups."""

from django.urls import path

from casework.views import (
    group_costs,
    group_members,
    group_plans,
    group_prints,
    group_results,
    group_sessions,
    groups,
)

urlpatterns = [
    path("panels/client-groups/", groups.client_groups, name="client_groups"),
    path("groups/", groups.group_list, name="group_list"),
    path("groups/new/", groups.group_create, name="group_create"),
    path("groups/<uuid:pk>/", groups.group_detail, name="group_detail"),
    path("groups/<uuid:pk>/edit/", groups.group_edit, name="group_edit"),
    path("groups/<uuid:pk>/submit/", group_plans.group_submit, name="group_submit"),
    path("groups/<uuid:pk>/withdraw/", group_plans.group_withdraw, name="group_withdraw"),
    path("groups/<uuid:pk>/decide/", group_plans.group_decide, name="group_decide"),
    path("groups/<uuid:pk>/members/", group_members.group_members_page, name="group_members"),
    path("groups/members/<uuid:pk>/", group_members.member_detail, name="group_member"),
    path("groups/<uuid:pk>/sessions/", group_sessions.group_sessions_page, name="group_sessions"),
    path("groups/<uuid:pk>/sessions/new/", group_sessions.session_create, name="session_create"),
    path("groups/sessions/<uuid:pk>/edit/", group_sessions.session_edit, name="session_edit"),
    path("groups/sessions/<uuid:pk>/cancel/", group_sessions.session_cancel, name="session_cancel"),
    path("groups/sessions/<uuid:pk>/record/", group_sessions.session_record, name="session_record"),
    path(
        "groups/sessions/<uuid:pk>/attendance/",
        group_sessions.session_attendance,
        name="session_attendance",
    ),
    path("groups/<uuid:pk>/measures/", group_results.group_measures, name="group_measures"),
    path("groups/measures/<uuid:pk>/remove/", group_results.measure_remove, name="measure_remove"),
    path("groups/<uuid:pk>/costs/", group_costs.group_costs, name="group_costs"),
    path("groups/costs/<uuid:pk>/", group_costs.group_cost, name="group_cost"),
    path("groups/<uuid:pk>/summary/", group_results.group_summary, name="group_summary"),
    path("groups/<uuid:pk>/close/", group_results.group_close, name="group_close"),
    path("groups/<uuid:pk>/cancel/", group_results.group_cancel, name="group_cancel"),
    path("groups/<uuid:pk>/print/<slug:sheet>/", group_prints.group_print, name="group_print"),
]
