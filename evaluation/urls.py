"""URLs of evaluation."""

from django.urls import path

from evaluation.views import dashboards

app_name = "evaluation"

urlpatterns = [
    path("", dashboards.dashboard, name="dashboard"),
]
