"""救助申请：helped by the station, decided by the authority."""

from io import BytesIO
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from casework.documents import relief as documents
from casework.filters.relief import ReliefFilter
from casework.forms.relief import (
    ReliefCorrectionForm,
    ReliefForm,
    ReliefNewsForm,
    ReliefPaperAddForm,
    ReliefPaperForm,
)
from casework.models import Client, ReliefApplication, ReliefDocument
from casework.rules import clients as client_rules, relief as rules, visits as visit_rules
from casework.selectors.relief import (
    NEWEST_FIRST,
    applications_of,
    get_application,
    get_paper,
    listed_applications,
    with_readiness,
)
from casework.services import relief
from casework.views.client_panels import client_asked_for
from casework.views.row_forms import form_page
from casework.views.visits import PDF
from core import clock, htmx
from core.forms import accepted
from core.http import no_store, stored_file
from core.pagination import keyset
from stations.access import StaffRequest, needs
from stations.enums import Permission


@require_GET
@needs(Permission.VISIT_VIEW)
def relief_list(request: StaffRequest) -> HttpResponse:
    """The applications, the latest first."""
    rows = with_readiness(listed_applications())
    found = ReliefFilter(request.GET, queryset=rows, request=request)
    context = {
        "filter": found,
        "page": keyset(found.qs, order=NEWEST_FIRST, cursor=request.GET.get("cursor")),
    }
    response = htmx.render(
        request, "casework/relief_list.html", "casework/partials/_relief_list.html", context
    )
    return no_store(response)


@require_http_methods(["GET", "POST"])
@needs(Permission.VISIT_WRITE)
def relief_create(request: StaffRequest) -> HttpResponse:
    """开始协助申请 for `?client=…`."""
    client = client_asked_for(request)
    form = ReliefForm(request.POST or None, workspace=request.workspace)
    if _started(request, client, form):
        messages.success(request, "已开始协助申请，材料清单已带出。")
        return redirect("casework:relief_detail", pk=form.cleaned_data["id"])
    context = {"form": form, "client": client}
    return no_store(render(request, "casework/relief_form.html", context))


@require_http_methods(["GET", "POST"])
@needs(Permission.VISIT_VIEW)
def relief_detail(request: StaffRequest, pk: UUID) -> HttpResponse:
    """One application: papers, news, result. Posting adds news."""
    application = _opened(request, pk)
    can_manage = visit_rules.can_manage(request.workspace)
    form = ReliefNewsForm(request.POST or None, application=application)
    if request.method == "POST":
        can_manage.require()
        if _news_added(request, application, form):
            messages.success(request, "进展已登记。")
            return redirect("casework:relief_detail", pk=pk)
    return _show(request, application, news=form)


@require_http_methods(["GET", "POST"])
@needs(Permission.VISIT_WRITE)
def relief_correct(request: StaffRequest, pk: UUID) -> HttpResponse:
    """更正结果，with the reason."""
    application = _opened(request, pk)
    rules.can_correct(application).require()
    form = ReliefCorrectionForm(request.POST or None, application=application)
    if _corrected(request, application, form):
        messages.success(request, "结果已更正，原来的结果留在进展里。")
        return redirect("casework:relief_detail", pk=pk)
    return form_page(
        request,
        form,
        title="更正救助申请的结果",
        action="更正",
        back=(reverse("casework:relief_detail", args=[pk]), "救助申请"),
        answer=f"现在登记的是：{application.get_state_display()}。",
        consequence="更正会记入审计记录",
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.VISIT_WRITE)
def relief_paper(request: StaffRequest, pk: UUID) -> HttpResponse:
    """One paper: is it there, and its scan."""
    paper = get_paper(pk=pk)
    application = _opened(request, paper.application_id)
    rules.is_open(application).require()
    form = ReliefPaperForm(request.POST or None, request.FILES or None, paper=paper)
    if _paper_set(request, paper, form):
        messages.success(request, f"{paper.name}：已登记。")
        return redirect("casework:relief_detail", pk=application.pk)
    context = {"form": form, "paper": paper, "application": application}
    return no_store(render(request, "casework/relief_paper.html", context))


@require_POST
@needs(Permission.VISIT_WRITE)
def relief_paper_add(request: StaffRequest, pk: UUID) -> HttpResponse:
    """增加一份材料。"""
    application = _opened(request, pk)
    form = ReliefPaperAddForm(request.POST)
    if accepted(
        form,
        lambda: relief.add_paper(
            application=application,
            name=form.cleaned_data["name"],
            workspace=request.workspace,
            by=request.user,
        ),
    ):
        return redirect("casework:relief_detail", pk=pk)
    return _show(request, application, paper=form)


@require_GET
@needs(Permission.VISIT_VIEW)
def relief_print(request: StaffRequest, pk: UUID) -> FileResponse:
    """救助申请协助表。"""
    application = _opened(request, pk)
    relief.print_application(application=application, by=request.user)
    content = documents.render_relief(application, request.workspace, printed_at=clock.now())
    return stored_file(
        BytesIO(content), filename="救助申请协助表.pdf", content_type=PDF, inline=True
    )


@require_GET
@needs(Permission.VISIT_VIEW)
def client_relief(request: StaffRequest) -> HttpResponse:
    """The applications of one client, for his page."""
    client = client_asked_for(request)
    context = {
        "client": client,
        "applications": applications_of(client),
        "can_manage": visit_rules.can_manage(request.workspace),
    }
    return no_store(render(request, "casework/partials/_client_relief.html", context))


def _show(
    request: StaffRequest,
    application: ReliefApplication,
    *,
    news: ReliefNewsForm | None = None,
    paper: ReliefPaperAddForm | None = None,
) -> HttpResponse:
    """Show one application, with a form as it was sent."""
    papers = list(application.documents.all())
    context = {
        "application": application,
        "papers": papers,
        "missing": sum(each.is_required and each.ready_on is None for each in papers),
        "form": news or ReliefNewsForm(application=application),
        "paper_form": paper or ReliefPaperAddForm(),
        "is_open": rules.is_open(application),
        "can_correct": rules.can_correct(application),
        "can_manage": visit_rules.can_manage(request.workspace),
        "can_open_files": client_rules.sees_names(request.workspace),
    }
    return no_store(render(request, "casework/relief_detail.html", context))


def _opened(request: StaffRequest, pk: UUID) -> ReliefApplication:
    application = get_application(pk=pk)
    client_rules.can_open_minor(request.workspace, request.user, application.client).require()
    return application


def _started(request: StaffRequest, client: Client, form: ReliefForm) -> bool:
    return accepted(
        form,
        lambda: relief.start_application(
            application_id=form.cleaned_data["id"],
            client=client,
            values=form.values(client.station),
            workspace=request.workspace,
            by=request.user,
        ),
    )


def _news_added(
    request: StaffRequest, application: ReliefApplication, form: ReliefNewsForm
) -> bool:
    return accepted(
        form,
        lambda: relief.add_news(
            application=application,
            news=form.news(),
            seen_at=form.cleaned_data["seen_at"],
            workspace=request.workspace,
            by=request.user,
        ),
    )


def _corrected(
    request: StaffRequest, application: ReliefApplication, form: ReliefCorrectionForm
) -> bool:
    return accepted(
        form,
        lambda: relief.correct_result(
            application=application,
            news=form.news(),
            reason=form.cleaned_data["reason"],
            seen_at=form.cleaned_data["seen_at"],
            workspace=request.workspace,
            by=request.user,
        ),
    )


def _paper_set(request: StaffRequest, paper: ReliefDocument, form: ReliefPaperForm) -> bool:
    return accepted(
        form,
        lambda: relief.set_paper(
            paper=paper,
            **form.said(),
            workspace=request.workspace,
            by=request.user,
        ),
    )
