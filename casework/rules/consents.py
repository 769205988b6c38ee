"""What a client's consent allows."""

import datetime as dt
from collections.abc import Mapping

from casework.enums.people import SignerRelation
from casework.models import Client, ConsentItem, Guardian, ServiceAgreement
from casework.phrases import consents as phrases
from casework.rules.households import is_guardian_on
from core.verdicts import YES, Verdict

SERVICE = "service"
SENSITIVE = "sensitive"
PHOTO = "photo"
SHARE = "share"

CONSENT_AGE = 14


def may_use(purpose: str, state: Mapping[str, ConsentItem | None]) -> Verdict:
    """Tell whether a use was agreed to and still is; `state` is `consent_state(client)`."""
    item = state.get(purpose)
    if item is None:
        return Verdict(phrases.NOT_ASKED)
    return stands(item)


def not_forbidden(purpose: str, state: Mapping[str, ConsentItem | None]) -> Verdict:
    """Tell whether a use was neither refused nor withdrawn; never asked is no refusal."""
    item = state.get(purpose)
    return YES if item is None else stands(item)


def may_serve_on(item: ConsentItem | None, day: dt.date) -> Verdict:
    """提供服务：从撤回或表示不同意之日起不再提供；以前的服务照常补记。"""
    if item is None or (verdict := stands(item)):
        return YES
    since = item.withdrawn_on or item.consent.signed_on
    return YES if day < since else Verdict(phrases.SERVICE_STOPPED.format(reason=verdict.reason))


def stands(item: ConsentItem) -> Verdict:
    """Tell whether this word is a yes that still holds."""
    if item.withdrawn_on is not None:
        return Verdict(phrases.WITHDRAWN.format(on=item.withdrawn_on, label=item.label))
    if not item.agreed:
        return Verdict(phrases.REFUSED.format(on=item.consent.signed_on, label=item.label))
    return YES


def can_be_served(client: Client, state: Mapping[str, ConsentItem | None], on: dt.date) -> Verdict:
    """未满十四周岁：监护人同意“建档与服务”之后才能提供服务。强制报告和紧急救助不受此限。"""
    if not needs_guardian(client, on):
        return YES
    item = state.get(SERVICE)
    if item is None or item.consent.signer_relation != SignerRelation.GUARDIAN:
        return Verdict(phrases.GUARDIAN_FIRST)
    return stands(item)


def can_sign(client: Client, relation: str, guardian: Guardian | None, on: dt.date) -> Verdict:
    """签署：未满十四周岁的由监护人签署，且签署日在监护期内。"""
    if needs_guardian(client, on) and relation != SignerRelation.GUARDIAN:
        return Verdict(phrases.GUARDIAN_SIGNS)
    if relation != SignerRelation.GUARDIAN:
        return YES
    if guardian is None or guardian.client_id != client.pk:
        return Verdict(phrases.WHICH_GUARDIAN)
    return YES if is_guardian_on(guardian, on) else Verdict(phrases.NOT_GUARDIAN_THEN)


def can_withdraw(item: ConsentItem, on: dt.date, today: dt.date) -> Verdict:
    """撤回：随时可以，逐项撤回，不需要理由成立。"""
    if not item.agreed:
        return Verdict(phrases.NOTHING_TO_WITHDRAW)
    if item.withdrawn_on is not None:
        return Verdict(phrases.WITHDRAWN_BEFORE)
    if on > today:
        return Verdict(phrases.FUTURE_DAY)
    return YES if on >= item.consent.signed_on else Verdict(phrases.BEFORE_SIGNING)


def signers(agreement: ServiceAgreement, on: dt.date) -> tuple[SignerRelation, ...]:
    """协议由谁签署：未满十四周岁的由监护人，家庭由一位成年成员，单位由受托人。"""
    if agreement.client is not None:
        child = needs_guardian(agreement.client, on)
        return (SignerRelation.GUARDIAN,) if child else tuple(SignerRelation)
    if agreement.household_id is not None:
        return (SignerRelation.SELF, SignerRelation.AGENT)
    return (SignerRelation.AGENT,)


def can_sign_agreement(agreement: ServiceAgreement) -> Verdict:
    """签署协议：一次，且没有提前终止。"""
    if agreement.ended_on is not None:
        return Verdict(phrases.AGREEMENT_ENDED)
    return YES if agreement.signed_on is None else Verdict(phrases.AGREEMENT_SIGNED)


def can_end_agreement(agreement: ServiceAgreement, on: dt.date, today: dt.date) -> Verdict:
    """提前终止：在协议期限内；没有签署的随时可以作废。"""
    if agreement.ended_on is not None:
        return Verdict(phrases.AGREEMENT_ENDED)
    if on > today:
        return Verdict(phrases.FUTURE_DAY)
    if agreement.signed_on is None:
        return YES
    within = agreement.starts_on <= on <= agreement.ends_on
    return YES if within else Verdict(phrases.OUTSIDE_AGREEMENT)


def needs_guardian(client: Client, on: dt.date) -> bool:
    """未满十四周岁：父母或其他监护人同意（个人信息保护法第三十一条）。"""
    age = client.age(on)
    return age is not None and age < CONSENT_AGE
