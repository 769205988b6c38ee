"""转介：the list, one referral, its sheet."""

from io import BytesIO
from uuid import UUID

from django.forms import Form
from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from casework.documents import referrals as documents
from casework.filters.referrals import ReferralFilter
from casework.forms.referrals import AnswerForm, ReceiptForm, SendForm, TrackForm
from casework.models import Referral
from casework.rules import clients as client_rules, referrals as rules
from casework.selectors.consents import consent_state
from casework.selectors.referrals import (
    NEWEST_FIRST,
    get_referral,
    listed_referrals,
    referrals_of,
    referrals_of_case,
)
from casework.services.referrals import print_referral
from casework.views.case_panels import case_asked_for
from casework.views.client_panels import client_asked_for
from casework.views.visits import PDF
from core import clock, htmx
from core.http import no_store, stored_file
from core.pagination import keyset
from stations.access import StaffRequest, needs
from stations.enums import Permission


@require_GET
@needs(Permission.REFERRAL_VIEW)
def referral_list(request: StaffRequest) -> HttpResponse:
    """The referrals, the latest first."""
    found = ReferralFilter(request.GET, queryset=listed_referrals(), request=request)
    context = {
        "filter": found,
        "page": keyset(found.qs, order=NEWEST_FIRST, cursor=request.GET.get("cursor")),
        "today": clock.today(),
        "can_manage": rules.can_manage(request.workspace),
    }
    response = htmx.render(
        request, "casework/referral_list.html", "casework/partials/_referral_list.html", context
    )
    return no_store(response)


@require_GET
@needs(Permission.REFERRAL_VIEW)
def referral_detail(request: StaffRequest, pk: UUID) -> HttpResponse:
    """One referral: the sheet, the consent it rests on, and what was heard."""
    referral = opened(request, pk)
    return no_store(show(request, referral))


@require_GET
@needs(Permission.REFERRAL_VIEW)
def referral_print(request: StaffRequest, pk: UUID) -> FileResponse:
    """转介单。"""
    referral = opened(request, pk)
    print_referral(referral=referral, by=request.user)
    content = documents.render_referral(referral, request.workspace, printed_at=clock.now())
    name = f"转介单_{referral.number}.pdf"
    return stored_file(BytesIO(content), filename=name, content_type=PDF, inline=True)


@require_GET
@needs(Permission.REFERRAL_VIEW)
def client_referrals(request: StaffRequest) -> HttpResponse:
    """The referrals of one client, for his page."""
    client = client_asked_for(request)
    context = {
        "client": client,
        "referrals": referrals_of(client),
        "can_manage": rules.can_manage(request.workspace),
    }
    return no_store(render(request, "casework/partials/_client_referrals.html", context))


@require_GET
@needs(Permission.REFERRAL_VIEW)
def case_referrals(request: StaffRequest) -> HttpResponse:
    """The referrals of one case, for its page."""
    case = case_asked_for(request)
    context = {
        "client": case.client,
        "case": case,
        "referrals": referrals_of_case(case),
        "can_manage": rules.can_manage(request.workspace),
    }
    return no_store(render(request, "casework/partials/_client_referrals.html", context))


def opened(request: StaffRequest, pk: UUID) -> Referral:
    """Return the referral, unless it is about a minor whose file stays closed."""
    referral = get_referral(pk=pk)
    if referral.client is not None:
        client_rules.can_open_minor(request.workspace, request.user, referral.client).require()
    return referral


def show(request: StaffRequest, referral: Referral, **forms: Form) -> HttpResponse:
    """Show the page of a referral, with the form that was refused where one was."""
    state = consent_state(referral.client) if referral.client else {}
    context = {
        "referral": referral,
        "share": rules.can_send(referral, state),
        "may_leave": rules.may_leave(referral),
        "still_shared": rules.still_shared(referral, state),
        "can_manage": rules.can_manage(request.workspace),
        "can_edit": rules.can_edit(referral),
        "can_track": rules.can_track(referral),
        "can_cancel": rules.can_cancel(referral),
        "can_answer": rules.can_answer(referral),
        "can_open_files": client_rules.sees_names(request.workspace),
        "send_form": SendForm(),
        "receipt_form": ReceiptForm(referral=referral),
        "track_form": TrackForm(referral=referral),
        "answer_form": AnswerForm(station_id=referral.station_id),
        "picked": [],
        "refusals": [each for form in forms.values() for each in form.non_field_errors()],
        **forms,
    }
    return render(request, "casework/referral_detail.html", context)
