"""URLs of visits, verification lists and relief applications."""

from django.urls import URLPattern, path

from casework.views import relief, verifications, visit_plans, visit_routes, visits

urlpatterns: list[URLPattern] = [
    path("panels/client-visits/", visit_plans.client_visits, name="client_visits"),
    path("visits/", visits.visit_due_list, name="visit_due_list"),
    path("visits/done/", visits.visit_list, name="visit_list"),
    path("visits/coverage/", visits.visit_coverage, name="visit_coverage"),
    path("visits/route/", visit_routes.visit_route, name="visit_route"),
    path("visits/route/sort/", visit_routes.visit_route_sort, name="visit_route_sort"),
    path("visits/route/print/", visit_routes.visit_route_print, name="visit_route_print"),
    path("visits/plans/new/", visit_plans.visit_plan_create, name="visit_plan_create"),
    path("visits/plans/several/", visits.visit_plan_bulk, name="visit_plan_bulk"),
    path("visits/plans/print/", visits.visit_plan_print, name="visit_plan_print"),
    path("visits/plans/<uuid:pk>/", visit_plans.visit_plan_detail, name="visit_plan_detail"),
    path("visits/plans/<uuid:pk>/edit/", visit_plans.visit_plan_edit, name="visit_plan_edit"),
    path("visits/plans/<uuid:pk>/pause/", visit_plans.visit_plan_pause, name="visit_plan_pause"),
    path("visits/plans/<uuid:pk>/end/", visit_plans.visit_plan_end, name="visit_plan_end"),
    path("visits/plans/<uuid:pk>/move/", visit_routes.visit_route_move, name="visit_route_move"),
    # verification lists
    path("verifications/", verifications.verification_list, name="verification_list"),
    path("verifications/new/", verifications.verification_create, name="verification_create"),
    path("verifications/<uuid:pk>/", verifications.verification_detail, name="verification_detail"),
    path(
        "verifications/<uuid:pk>/close/",
        verifications.verification_close,
        name="verification_close",
    ),
    path(
        "verifications/<uuid:pk>/export/",
        verifications.verification_export,
        name="verification_export",
    ),
    path(
        "verifications/<uuid:pk>/print/",
        verifications.verification_print,
        name="verification_print",
    ),
    path(
        "verifications/items/<uuid:pk>/",
        verifications.verification_check,
        name="verification_check",
    ),
    path(
        "verifications/items/<uuid:pk>/match/",
        verifications.verification_match,
        name="verification_match",
    ),
    # relief applications
    path("panels/client-relief/", relief.client_relief, name="client_relief"),
    path("relief/", relief.relief_list, name="relief_list"),
    path("relief/new/", relief.relief_create, name="relief_create"),
    path("relief/<uuid:pk>/", relief.relief_detail, name="relief_detail"),
    path("relief/<uuid:pk>/correct/", relief.relief_correct, name="relief_correct"),
    path("relief/<uuid:pk>/print/", relief.relief_print, name="relief_print"),
    path("relief/<uuid:pk>/papers/", relief.relief_paper_add, name="relief_paper_add"),
    path("relief/papers/<uuid:pk>/", relief.relief_paper, name="relief_paper"),
]
