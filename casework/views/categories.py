"""服务对象的类别: the panel, adding and ending."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from casework.forms.client_steps import CategoryForm, EndOnForm
from casework.rules import clients as rules
from casework.selectors.categories import categories_of, get_category
from casework.selectors.clients import get_client
from casework.services import categories
from casework.views.client_panels import client_asked_for
from casework.views.client_steps import data_of, step_on_file, take_step
from core.http import no_store
from stations.access import StaffRequest, needs
from stations.enums import Permission


@require_GET
@needs(Permission.CLIENT_VIEW)
def client_categories(request: StaffRequest) -> HttpResponse:
    """The categories of a client; for the slot `client_detail`."""
    client = client_asked_for(request)
    context = {
        "client": client,
        "categories": sorted(categories_of(client), key=lambda each: each.ends_on is not None),
        "can_edit": rules.can_edit(request.workspace, request.user, client)
        and rules.can_change(client),
        "can_open_files": request.workspace.permits(Permission.CLIENT_REVEAL),
    }
    return no_store(render(request, "casework/partials/_client_categories.html", context))


@require_http_methods(["GET", "POST"])
@needs(Permission.CLIENT_WRITE)
def category_add(request: StaffRequest, pk: UUID) -> HttpResponse:
    """登记类别。"""
    client = get_client(pk=pk)
    rules.can_edit(request.workspace, request.user, client).require()
    form = CategoryForm(*data_of(request), client=client)
    step = step_on_file(
        pk,
        title="登记类别",
        answer=f"{client.name} 属于哪一类，从哪一天起；可以同时属于几类。",
        action="登记类别",
        done="类别已登记。",
        consequence="统计类别由登记的类别得出",
    )
    return take_step(
        request,
        step,
        form,
        lambda form: categories.add_category(
            category_id=form.cleaned_data["id"],
            client=client,
            values=form.values(),
            workspace=request.workspace,
            by=request.user,
        ),
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.CLIENT_WRITE)
def category_end(request: StaffRequest, pk: UUID) -> HttpResponse:
    """终止类别：ended, not deleted."""
    category = get_category(pk=pk)
    rules.can_edit(request.workspace, request.user, category.client).require()
    step = step_on_file(
        category.client_id,
        title="终止类别",
        answer=f"{category.item.label}，{category.starts_on:%Y-%m-%d} 起。登记会保留。",
        action="终止类别",
        done="类别已终止。",
    )
    return take_step(
        request,
        step,
        EndOnForm(data_of(request)[0]),
        lambda form: categories.end_category(
            category=category,
            on=form.cleaned_data["ends_on"],
            workspace=request.workspace,
            by=request.user,
        ),
    )
