"""项目。"""

import datetime as dt
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from core import clock, htmx
from core.forms import accepted, made
from core.pagination import keyset
from core.panels import panels_for
from projects.filters import ProjectFilter
from projects.forms.projects import ProjectForm
from projects.models import Project
from projects.selectors.catalogues import tree_of
from projects.selectors.findings import project_findings
from projects.selectors.projects import count_running, get_project, projects_listed
from projects.services import projects
from stations.access import StaffRequest, needs
from stations.enums import Permission

ORDER = ("-starts_on", "-id")


@require_GET
@needs(Permission.PROJECT_VIEW)
def project_list(request: StaffRequest) -> HttpResponse:
    """List the projects in scope, the newest first."""
    today = clock.today()
    filtered = ProjectFilter(request.GET, projects_listed(), request=request)
    page = keyset(filtered.qs, order=ORDER, cursor=request.GET.get("cursor"))
    context = {
        "filter": filtered,
        "page": page,
        "rows": [(project, project.state(today)) for project in page.rows],
        "running": count_running(today),
        "may_manage": request.workspace.permits(Permission.PROJECT_MANAGE),
    }
    return htmx.render(
        request, "projects/project_list.html", "projects/partials/_project_list.html", context
    )


@require_GET
@needs(Permission.PROJECT_VIEW)
def project_detail(request: StaffRequest, pk: UUID) -> HttpResponse:
    """One project: what it offers, its figures, and what the policies say to it."""
    project = get_project(pk=pk)
    context = {
        "project": project,
        "state": project.state(clock.today()),
        "groups": tree_of(project.items.all()),
        "findings": project_findings(project),
        "panels": panels_for("project_detail", request.workspace.permits),
        "panel_query": f"project={project.pk}",
        "may_manage": request.workspace.permits(Permission.PROJECT_MANAGE),
    }
    return render(request, "projects/project_detail.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.PROJECT_MANAGE)
def project_create(request: StaffRequest) -> HttpResponse:
    """立项。The page makes the key, so a double click makes one project."""
    form = ProjectForm(
        request.POST or None, workspace=request.workspace, initial=_new_project(request)
    )
    project = made(form, lambda: _create(form, request))
    if project:
        messages.success(request, f"项目“{project.name}”已建立。")
        return _show(request, project)
    return _form_page(request, form)


@require_http_methods(["GET", "POST"])
@needs(Permission.PROJECT_MANAGE)
def project_edit(request: StaffRequest, pk: UUID) -> HttpResponse:
    """修改项目。"""
    project = get_project(pk=pk)
    form = ProjectForm(
        request.POST or None,
        workspace=request.workspace,
        project=project,
        initial=_as_typed(project) | _typed_so_far(request),
    )
    if accepted(form, lambda: _edit(form, project, request)):
        messages.success(request, f"项目“{form.cleaned_data['name']}”已保存。")
        return _show(request, project)
    return _form_page(request, form)


def _create(form: ProjectForm, request: StaffRequest) -> Project:
    return projects.create_project(
        project_id=form.cleaned_data["id"],
        station=form.cleaned_data["station"],
        values=form.values(),
        by=request.user,
    )


def _edit(form: ProjectForm, project: Project, request: StaffRequest) -> Project:
    return projects.edit_project(
        project=project,
        seen_at=form.cleaned_data["seen_at"],
        values=form.values(),
        by=request.user,
    )


def _show(request: StaffRequest, project: Project) -> HttpResponse:
    for finding in project_findings(get_project(pk=project.pk)):
        messages.warning(request, str(finding))
    return redirect("projects:project_detail", pk=project.pk)


def _form_page(request: StaffRequest, form: ProjectForm) -> HttpResponse:
    return htmx.render(
        request,
        "projects/project_form.html",
        "projects/partials/_project_items.html",
        {"form": form, "project": form.project},
    )


def _new_project(request: StaffRequest) -> dict[str, Any]:
    today = clock.today()
    year = {"starts_on": dt.date(today.year, 1, 1), "ends_on": dt.date(today.year, 12, 31)}
    return year | _typed_so_far(request)


def _typed_so_far(request: StaffRequest) -> dict[str, Any]:
    """Return what the page sends along when only the choice of items is asked for again."""
    if not htmx.wants_fragment(request):
        return {}
    given = {name: request.GET[name] for name in ("station", "starts_on") if name in request.GET}
    return given | {"items": request.GET.getlist("items")}


def _as_typed(project: Project) -> dict[str, Any]:
    return {
        "id": project.pk,
        "seen_at": project.updated_at,
        "station": project.station_id,
        "name": project.name,
        "starts_on": project.starts_on,
        "ends_on": project.ends_on,
        "goal": project.goal,
        "items": [item.pk for item in project.items.all()],
    }
