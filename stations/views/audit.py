"""审计记录。"""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from core.pagination import keyset
from stations.access import StaffRequest, needs
from stations.enums import Permission
from stations.forms.audit import AuditFilterForm
from stations.selectors.audit import audit_events, audit_lines


@require_GET
@needs(Permission.AUDIT_VIEW)
def audit_list(request: StaffRequest) -> HttpResponse:
    """Who did and read what, the newest first."""
    form = AuditFilterForm(request.GET, stations=request.workspace.station_ids)
    events = audit_events(request.workspace, form.wanted())
    page = keyset(events, order=("-at", "-id"), cursor=request.GET.get("cursor"))
    context = {"filter": {"form": form}, "page": page, "lines": audit_lines(page.rows)}
    return render(request, "stations/audit_list.html", context)
