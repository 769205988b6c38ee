"""疑似重复的档案: the list, the preview, the merge, and its undoing."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from casework.forms.client_steps import MergeForm
from casework.models import Client
from casework.rules import clients as client_rules, merges as rules
from casework.selectors.client_links import count_links
from casework.selectors.clients import get_client
from casework.selectors.merges import get_merge, likely_pairs, moved_kinds
from casework.services import merges
from casework.views.client_steps import Step, data_of, take_step
from core.http import no_store
from stations.access import StaffRequest, needs
from stations.enums import Permission


@require_GET
@needs(Permission.CLIENT_WRITE)
def client_duplicates(request: StaffRequest) -> HttpResponse:
    """Pairs of files that may belong to one person."""
    pairs = [
        (pair, rules.can_merge(request.workspace, pair.first, pair.second))
        for pair in likely_pairs()
    ]
    return no_store(render(request, "casework/client_duplicates.html", {"pairs": pairs}))


@require_http_methods(["GET", "POST"])
@needs(Permission.CLIENT_WRITE)
def client_merge(request: StaffRequest, pk: UUID, other: UUID) -> HttpResponse:
    """合并预览：both files side by side, what will move, and which one stays."""
    first, second = get_client(pk=pk), get_client(pk=other)
    for client in (first, second):
        client_rules.can_open_minor(request.workspace, request.user, client).require()
    verdict = rules.can_merge(request.workspace, first, second)
    form = MergeForm(data_of(request)[0], first=first, second=second)
    step = Step(
        title="合并档案",
        answer="两份核对，选定保留哪一份；另一份的内容移到保留的档案里。",
        action="合并",
        done="两份档案已合并。",
        back_url=reverse("casework:client_duplicates"),
        back="疑似重复的档案",
        next_url=reverse("casework:client_detail", args=[_kept(request, first, second).pk]),
        consequence="在保留的档案上有新内容之前，可以撤销",
        template="casework/client_merge.html",
    )
    sides = [
        (kept, count_links(kept), merges.preview_merge(kept=kept, merged=merged))
        for kept, merged in ((first, second), (second, first))
    ]
    return take_step(
        request,
        step,
        form,
        lambda form: _merge(request, form, first, second),
        sides=sides,
        verdict=verdict,
    )


@require_GET
@needs(Permission.CLIENT_WRITE)
def merge_detail(request: StaffRequest, pk: UUID) -> HttpResponse:
    """One merge: what moved, and whether it can still be undone."""
    merge = get_merge(pk=pk)
    client_rules.can_open_minor(request.workspace, request.user, merge.kept).require()
    new = "" if merge.undone_at else merges.why_not_undo(merge=merge, by=request.user)
    context = {
        "merge": merge,
        "moved": moved_kinds(merge),
        "can_undo": rules.can_undo(request.workspace, merge, new),
    }
    return no_store(render(request, "casework/merge_detail.html", context))


@require_POST
@needs(Permission.CLIENT_WRITE)
def merge_undo(request: StaffRequest, pk: UUID) -> HttpResponse:
    """撤销合并。"""
    merge = get_merge(pk=pk)
    merges.undo_merge(merge=merge, workspace=request.workspace, by=request.user)
    messages.success(request, "合并已撤销，两份档案恢复原样。")
    return redirect("casework:client_detail", pk=merge.merged_id)


def _kept(request: StaffRequest, first: Client, second: Client) -> Client:
    return second if request.POST.get("keep") == str(second.pk) else first


def _merge(request: StaffRequest, form: Any, first: Client, second: Client) -> None:
    data = form.cleaned_data
    kept = _kept(request, first, second)
    merges.merge_clients(
        merge_id=data["id"],
        kept=kept,
        merged=second if kept is first else first,
        seen_at=data["seen_at"],
        reason=data["reason"],
        workspace=request.workspace,
        by=request.user,
    )
