"""Taking consents, and taking them back."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from casework.enums.people import SignerRelation
from casework.models import Client, Consent, ConsentItem, Guardian
from casework.phrases import consents as phrases
from casework.rules import clients as client_rules, consents as rules
from casework.selectors.consents import text_for
from casework.services.rows import insert, made_before
from core import audit, clock
from core.errors import RefusedError
from stations.selectors.workspaces import Workspace
from stations.services.files import keep_upload
from stations.validators.policies import ConsentText


@dataclass(frozen=True, kw_only=True)
class ConsentValues:
    """What was told, what was answered to each item, and who signed how."""

    text: ConsentText
    answers: Mapping[str, bool]
    signer_name: str
    signer_relation: str
    method: str
    signed_on: dt.date
    proof: "UploadedFile[Any]"
    guardian: Guardian | None = None


@transaction.atomic
def take_consent(
    *,
    consent_id: UUID,
    client: Client,
    values: ConsentValues,
    workspace: Workspace,
    by: User,
) -> Consent:
    """登记知情同意：each item agreed to or refused on its own.

    The page makes the key, so sending it twice makes one.
    """
    client_rules.can_edit(workspace, by, client).require()
    client_rules.can_change(client).require()
    if made := made_before(Consent, consent_id, client=client):
        return made
    _require_sound(client, values)

    consent = insert(
        Consent(
            pk=consent_id,
            station_id=client.station_id,
            client=client,
            code=values.text.code,
            version=values.text.version,
            told=as_told(values.text),
            signer_name=values.signer_name,
            signer_relation=values.signer_relation,
            guardian=values.guardian,
            method=values.method,
            signed_on=values.signed_on,
            proof=keep_upload(station_id=client.station_id, upload=values.proof, by=by),
            taken_by=by,
        )
    )
    ConsentItem.objects.bulk_create(
        ConsentItem(
            station_id=client.station_id,
            consent=consent,
            client=client,
            purpose=item.purpose,
            label=item.label,
            agreed=values.answers[item.purpose],
        )
        for item in values.text.items
    )

    changes = {purpose: [None, agreed] for purpose, agreed in values.answers.items()}
    audit.record("consent.given", target=client, by=by, changes=changes)
    return consent


@transaction.atomic
def withdraw_consent(
    *, item: ConsentItem, on: dt.date, reason: str, workspace: Workspace, by: User
) -> ConsentItem:
    """撤回一项同意：from then on the use stops; what was done before stays lawful."""
    item = (
        ConsentItem.objects.select_for_update(of=("self",))
        .select_related("client", "consent")
        .get(pk=item.pk)
    )
    client_rules.can_edit(workspace, by, item.client).require()
    rules.can_withdraw(item, on, clock.today()).require(field="withdrawn_on")

    item.withdrawn_on, item.withdrawal_reason, item.withdrawn_by = on, reason, by
    item.save(update_fields=["withdrawn_on", "withdrawal_reason", "withdrawn_by", "updated_at"])

    changes = {item.purpose: [True, False]}
    audit.record("consent.withdrawn", target=item.client, by=by, changes=changes)
    return item


@transaction.atomic
def print_consent(*, client: Client, workspace: Workspace, by: User) -> None:
    """打印知情同意书：to be signed, or what was signed."""
    client_rules.can_open_minor(workspace, by, client).require()
    audit.record("consent.printed", target=client, by=by)


def as_told(text: ConsentText) -> str:
    """Return the whole text, as it stays with the consent."""
    items = [f"{item.label}：{item.explanation}" for item in text.items]
    return "\n".join([text.title, *text.paragraphs, *items])


def _require_sound(client: Client, values: ConsentValues) -> None:
    today = clock.today()
    if values.signed_on > today:
        raise RefusedError(phrases.FUTURE_DAY, field="signed_on")
    text = text_for(client, today)
    current = text is not None and (text.code, text.version) == (
        values.text.code,
        values.text.version,
    )
    if not current:
        raise RefusedError(phrases.TEXT_CHANGED)
    if set(values.answers) != {item.purpose for item in values.text.items}:
        raise RefusedError(phrases.ALL_ITEMS)
    signs = rules.can_sign(client, values.signer_relation, values.guardian, values.signed_on)
    by_guardian = values.signer_relation == SignerRelation.GUARDIAN
    signs.require(field="guardian" if by_guardian else "signer_relation")
