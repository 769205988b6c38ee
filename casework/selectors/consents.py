"""Reading what clients agreed to."""

import datetime as dt
from collections.abc import Collection, Mapping
from uuid import UUID

from django.db.models import QuerySet

from casework.models import Client, Consent, ConsentItem
from casework.rules.consents import SERVICE, may_serve_on, needs_guardian, stands
from core.errors import NotFoundError
from core.verdicts import YES, Verdict
from stations.models import Station
from stations.selectors.policies import rule_for
from stations.validators.policies import ConsentText

RULE = "consent_texts"

ConsentState = Mapping[str, ConsentItem | None]

NEWEST_FIRST = ("-consent__signed_on", "-created_at", "-pk")


def consent_state(client: Client) -> dict[str, ConsentItem | None]:
    """Return by purpose the latest word of the client; nothing for what was never asked."""
    return consent_states([client.pk]).get(client.pk, {})


def consent_states(
    client_ids: Collection[UUID], *, purpose: str = ""
) -> dict[UUID, dict[str, ConsentItem | None]]:
    """Return the same for several clients in one query, of one purpose or of all."""
    if not client_ids:
        return {}
    rows = ConsentItem.objects.filter(client__in=client_ids).select_related("consent")
    if purpose:
        rows = rows.filter(purpose=purpose)
    states: dict[UUID, dict[str, ConsentItem | None]] = {}
    for item in rows.order_by(*NEWEST_FIRST):
        states.setdefault(item.client_id, {}).setdefault(item.purpose, item)
    return states


def refused_by(client_ids: Collection[UUID], purpose: str) -> Verdict:
    """Refuse a use that one of these clients refused or withdrew; never asked is no refusal."""
    for state in consent_states(client_ids, purpose=purpose).values():
        item = state.get(purpose)
        if item is not None and not (verdict := stands(item)):
            return verdict
    return YES


def may_be_served(clients: Collection[Client], day: dt.date) -> Verdict:
    """Refuse a service to somebody who had said no by that day; of several, say who."""
    states = consent_states([client.pk for client in clients], purpose=SERVICE)
    for client in clients:
        verdict = may_serve_on(states.get(client.pk, {}).get(SERVICE), day)
        if not verdict:
            return Verdict(
                f"{client.name}：{verdict.reason}" if len(clients) > 1 else verdict.reason
            )
    return YES


def withdrawn_of(client: Client) -> list[ConsentItem]:
    """Return what the client has withdrawn and not agreed to again."""
    words = consent_state(client).values()
    return [item for item in words if item is not None and item.withdrawn_on is not None]


def texts_for(station: Station, on: dt.date) -> list[ConsentText]:
    """Return the 知情同意书 that rule at the station on that day."""
    rule = rule_for(station, RULE, on)
    return list(rule.typed.root) if rule else []


def text_for(client: Client, on: dt.date) -> ConsentText | None:
    """Return the text for this client: that for children under 14, or that for everybody else."""
    child = needs_guardian(client, on)
    texts = texts_for(client.station, on)
    return next((text for text in texts if text.under_14 == child), None)


def get_item(*, pk: UUID) -> ConsentItem:
    """Return one 同意事项. Another station's does not exist here."""
    rows = ConsentItem.objects.select_related("consent", "client__station")
    item: ConsentItem | None = rows.filter(pk=pk).first()
    if item is None:
        raise NotFoundError("没有找到这一同意事项。")
    return item


def consents_of(client: Client) -> QuerySet[Consent]:
    """Return what the client signed, the newest first."""
    rows: QuerySet[Consent] = Consent.objects.filter(client=client)
    return rows.select_related("guardian", "taken_by", "proof").prefetch_related("items")


def get_consent(*, pk: UUID) -> Consent:
    """Return the consent. Another station's does not exist here."""
    rows = Consent.objects.select_related("client__station", "guardian", "taken_by", "proof")
    consent: Consent | None = rows.prefetch_related("items").filter(pk=pk).first()
    if consent is None:
        raise NotFoundError("没有找到这份知情同意。")
    return consent
