"""URLs of accounts, beside those of django-allauth."""

from django.urls import path

from accounts.views import inbox, profiles

app_name = "accounts"

urlpatterns = [
    path("me/", profiles.profile, name="profile"),
    path("in-place/", profiles.login_done, name="login_done"),
    path("inbox/", inbox.inbox, name="inbox"),
    path("inbox/read/", inbox.inbox_read, name="inbox_read"),
    path("inbox/<uuid:pk>/", inbox.notification_open, name="notification_open"),
]
