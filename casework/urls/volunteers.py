"""URLs of volunteers."""

from django.urls import path

from casework.views import points, volunteer_hours, volunteers

urlpatterns = [
    path("volunteers/", volunteers.volunteer_list, name="volunteer_list"),
    path("volunteers/new/", volunteers.volunteer_create, name="volunteer_create"),
    path("volunteers/export/", volunteers.volunteer_export, name="volunteer_export"),
    path("volunteers/<uuid:pk>/", volunteers.volunteer_detail, name="volunteer_detail"),
    path("volunteers/<uuid:pk>/edit/", volunteers.volunteer_edit, name="volunteer_edit"),
    path("volunteers/<uuid:pk>/train/", volunteer_hours.volunteer_train, name="volunteer_train"),
    path("volunteers/<uuid:pk>/serve/", volunteer_hours.volunteer_serve, name="volunteer_serve"),
    path(
        "volunteers/<uuid:pk>/hours/<uuid:hours_pk>/cancel/",
        volunteer_hours.volunteer_hours_cancel,
        name="volunteer_hours_cancel",
    ),
    path(
        "volunteers/<uuid:pk>/certificate/",
        volunteer_hours.volunteer_certificate,
        name="volunteer_certificate",
    ),
    path("volunteers/<uuid:pk>/points/", points.volunteer_points, name="volunteer_points"),
    path("volunteers/<uuid:pk>/statement/", points.volunteer_statement, name="volunteer_statement"),
    path("volunteers/<uuid:pk>/redeem/", points.volunteer_redeem, name="volunteer_redeem"),
    path(
        "volunteers/<uuid:pk>/points/<uuid:movement_pk>/correct/",
        points.volunteer_correct,
        name="volunteer_correct",
    ),
    path("rewards/", points.reward_list, name="reward_list"),
    path("rewards/new/", points.reward_create, name="reward_create"),
    path("rewards/<uuid:pk>/edit/", points.reward_edit, name="reward_edit"),
]
