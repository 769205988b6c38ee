"""政策依据。"""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from core import clock
from stations.access import StaffRequest, needs
from stations.enums import Permission
from stations.selectors import policy_pages
from stations.selectors.policies import get_document


@require_GET
@needs(Permission.POLICY_VIEW)
def policy_list(request: StaffRequest) -> HttpResponse:
    """Every policy document, and what is about to expire where the reader works."""
    lines = policy_pages.document_lines(request.workspace, clock.today())
    context = {
        "lines": lines,
        "notices": policy_pages.policy_notices(request.workspace, clock.today()),
        "counts": policy_pages.count_states(lines),
    }
    return render(request, "stations/policy_list.html", context)


@require_GET
@needs(Permission.POLICY_VIEW)
def policy_detail(request: StaffRequest, pk: int) -> HttpResponse:
    """One document: each rule in words, with its clause."""
    document = get_document(pk=pk)
    notices = policy_pages.policy_notices(request.workspace, clock.today())
    context = {
        "document": document,
        "line": policy_pages.document_line(document, request.workspace, clock.today()),
        "rules": policy_pages.rule_lines(document),
        "notices": [notice for notice in notices if notice.document == document],
    }
    return render(request, "stations/policy_detail.html", context)
