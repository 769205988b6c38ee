"""Service agreements: drawn up, signed, ended early."""

import datetime as dt
from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from casework.enums.people import SignerRelation
from casework.models import Client, Household, ServiceAgreement
from casework.phrases import consents as phrases
from casework.rules import clients as client_rules, consents as rules
from casework.rules.households import can_change_household, can_open_household
from casework.selectors.households import clients_in
from casework.services.rows import change, insert, made_before
from core import audit, clock
from core.errors import RefusedError
from stations.models import Station
from stations.selectors.workspaces import Workspace
from stations.services.files import keep_upload
from stations.services.numbers import next_number
from stations.services.saving import require_unchanged


@dataclass(frozen=True, kw_only=True)
class AgreementValues:
    """What the agreement says."""

    purpose: str
    content: str
    duties: str
    confidentiality: str
    starts_on: dt.date
    ends_on: dt.date
    party_name: str = ""


@dataclass(frozen=True, kw_only=True)
class AgreementSigning:
    """Who signed, how, and the proof."""

    signer_name: str
    signer_relation: str
    method: str
    signed_on: dt.date
    proof: "UploadedFile[Any]"


@transaction.atomic
def draw_up_agreement(
    *,
    agreement_id: UUID,
    station: Station,
    client: Client | None,
    household: Household | None = None,
    values: AgreementValues,
    workspace: Workspace,
    by: User,
) -> ServiceAgreement:
    """拟定协议 with a client, a household, or an organisation that is named."""
    _require_party_open(client, household, workspace, by)
    if client is not None:
        client_rules.can_change(client).require()
    if made := made_before(ServiceAgreement, agreement_id, client=client, household=household):
        return made
    _require_sound(values, has_party=bool(client or household or values.party_name))

    agreement = insert(
        ServiceAgreement(
            pk=agreement_id,
            station=station,
            number=next_number(station=station, document="agreement", on=values.starts_on, by=by),
            client=client,
            household=household,
            drawn_up_by=by,
            **_columns(values),
        )
    )

    audit.record("agreement.drawn_up", target=agreement, by=by)
    return agreement


@transaction.atomic
def edit_agreement(
    *,
    agreement: ServiceAgreement,
    values: AgreementValues,
    seen_at: dt.datetime,
    workspace: Workspace,
    by: User,
) -> ServiceAgreement:
    """修改协议 that nobody has signed yet."""
    agreement = _locked(agreement, workspace, by)
    rules.can_sign_agreement(agreement).require()
    require_unchanged(agreement, seen_at, phrases.AGREEMENT_CHANGED)
    named = agreement.client_id or agreement.household_id or values.party_name
    _require_sound(values, has_party=bool(named))

    change(agreement, _columns(values))

    audit.record("agreement.edited", target=agreement, by=by)
    return agreement


@transaction.atomic
def sign_agreement(
    *,
    agreement: ServiceAgreement,
    signing: AgreementSigning,
    workspace: Workspace,
    by: User,
) -> ServiceAgreement:
    """签署协议 on paper or on screen."""
    agreement = _locked(agreement, workspace, by)
    rules.can_sign_agreement(agreement).require()
    if signing.signed_on > clock.today():
        raise RefusedError(phrases.FUTURE_DAY, field="signed_on")
    allowed = rules.signers(agreement, signing.signed_on)
    if signing.signer_relation not in allowed:
        by_guardian = allowed == (SignerRelation.GUARDIAN,)
        reason = phrases.GUARDIAN_SIGNS if by_guardian else phrases.WRONG_SIGNER
        raise RefusedError(reason, field="signer_relation")

    agreement.signer_name = signing.signer_name
    agreement.signer_relation = signing.signer_relation
    agreement.method = signing.method
    agreement.signed_on = signing.signed_on
    agreement.proof = keep_upload(station_id=agreement.station_id, upload=signing.proof, by=by)
    agreement.save(
        update_fields=[
            "signer_name", "signer_relation", "method", "signed_on", "proof", "updated_at",
        ]
    )  # fmt: skip

    audit.record("agreement.signed", target=agreement, by=by)
    return agreement


@transaction.atomic
def end_agreement(
    *,
    agreement: ServiceAgreement,
    on: dt.date,
    reason: str,
    workspace: Workspace,
    by: User,
) -> ServiceAgreement:
    """提前终止协议。"""
    agreement = _locked(agreement, workspace, by)
    rules.can_end_agreement(agreement, on, clock.today()).require(field="ended_on")

    agreement.ended_on, agreement.end_reason = on, reason
    agreement.save(update_fields=["ended_on", "end_reason", "updated_at"])

    audit.record("agreement.ended", target=agreement, by=by)
    return agreement


@transaction.atomic
def print_agreement(*, agreement: ServiceAgreement, workspace: Workspace, by: User) -> None:
    """打印协议。"""
    if agreement.client is not None:
        client_rules.can_open_minor(workspace, by, agreement.client).require()
    if agreement.household is not None:
        can_open_household(workspace, clients_in(agreement.household)).require()
    audit.record("agreement.printed", target=agreement, by=by)


def _locked(agreement: ServiceAgreement, workspace: Workspace, by: User) -> ServiceAgreement:
    locked: ServiceAgreement = (
        ServiceAgreement.objects.select_for_update(of=("self",))
        .select_related("client", "household", "station__region")
        .get(pk=agreement.pk)
    )
    _require_party_open(locked.client, locked.household, workspace, by)
    return locked


def _require_party_open(
    client: Client | None, household: Household | None, workspace: Workspace, by: User
) -> None:
    """Ask for both parties alike: an agreement says as much of a child as his file."""
    if client is not None:
        client_rules.can_edit(workspace, by, client).require()
    if household is not None:
        can_change_household(workspace, clients_in(household)).require()


def _columns(values: AgreementValues) -> dict[str, Any]:
    return {field.name: getattr(values, field.name) for field in fields(values)}


def _require_sound(values: AgreementValues, *, has_party: bool) -> None:
    if values.ends_on < values.starts_on:
        raise RefusedError(phrases.ENDS_BEFORE_START, field="ends_on")
    if not has_party:
        raise RefusedError(phrases.NO_PARTY, field="party_name")
