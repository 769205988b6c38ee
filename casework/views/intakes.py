"""接案登记和接案决定。"""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from casework.enums.cases import IntakeDecision
from casework.forms.cases import DecisionForm
from casework.rules import intakes as rules
from casework.rules.consents import SERVICE
from casework.selectors.consents import consent_state
from casework.services.cases import decide_intake
from casework.views.case_pages import case_here, done, sent, show_form, show_page
from core.forms import accepted
from stations.access import StaffRequest, needs
from stations.enums import Permission


@require_GET
@needs(Permission.CASE_VIEW)
def intake(request: StaffRequest, pk: UUID) -> HttpResponse:
    """How the case came in, the consent, and what was decided."""
    case = case_here(request, pk)
    state = consent_state(case.client)
    return show_page(
        request,
        "casework/case_intake.html",
        case,
        intake=case.intake,
        problems=case.problem_labels,
        consent=state.get(SERVICE),
        consented=rules.can_accept(state),
        deciding=rules.can_decide(request.workspace, request.user, case),
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.CASE_WRITE)
def intake_decide(request: StaffRequest, pk: UUID) -> HttpResponse:
    """接案、不接案或转介。"""
    case = case_here(request, pk)
    rules.can_decide(request.workspace, request.user, case).require()
    form = DecisionForm(sent(request))

    def save() -> None:
        data = form.cleaned_data
        decide_intake(
            case=case,
            decision=IntakeDecision(data["decision"]),
            reason=data["reason"],
            workspace=request.workspace,
            by=request.user,
        )

    if accepted(form, save):
        return done(request, "接案决定已保存。", "casework:case_detail", case)
    ready = rules.can_accept(consent_state(case.client))
    return show_form(
        request,
        case,
        form,
        heading="接案决定",
        action="保存决定",
        back="casework:intake",
        answer=ready.reason or "服务对象已同意接受服务，可以接案。",
    )
