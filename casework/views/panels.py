"""Fragments that pages of lower apps show in their slots."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from casework.selectors.tallies import (
    count_hours,
    count_person_times,
    count_records,
    explain,
    project_measures,
)
from core.errors import NotFoundError
from projects.selectors.projects import get_project
from stations.access import StaffRequest, needs
from stations.enums import Permission

RULES = (
    ("服务记录", "条", count_records),
    ("服务人次", "人次", count_person_times),
    ("服务时长", "小时", count_hours),
)


@require_GET
@needs(Permission.PROJECT_VIEW)
def project_figures(request: StaffRequest) -> HttpResponse:
    """What has been done for a project so far; for the slot `project_detail`."""
    project = get_project(pk=_asked(request))
    measures = project_measures(project.pk)
    figures = [(label, rule(measures), unit, explain(rule)) for label, unit, rule in RULES]
    return render(request, "casework/partials/_project_figures.html", {"figures": figures})


def _asked(request: StaffRequest) -> UUID:
    try:
        return UUID(request.GET.get("project", ""))
    except ValueError as error:
        raise NotFoundError("没有这个项目。") from error
