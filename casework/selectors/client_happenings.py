"""What files, households, categories, consents and agreements tell of a client."""

from casework.enums.people import FileEnd
from casework.models import Client, Guardian, HouseholdMember, ServiceAgreement
from casework.selectors.categories import categories_of
from casework.selectors.consents import consents_of
from casework.selectors.happenings import Told

AGREEMENT = "casework:agreement_detail"
HOUSEHOLD = "casework:household_detail"


def tell_of_file(client: Client) -> list[Told]:
    """建档 and 停用."""
    told: list[Told] = [(client.opened_on, "建立档案", "", None)]
    if client.ended_on is not None:
        told.append((client.ended_on, f"档案停用：{FileEnd(client.end_kind).label}", "", None))
    return told


def tell_of_categories(client: Client) -> list[Told]:
    """Categories that began and ended."""
    told: list[Told] = []
    for each in categories_of(client):
        told.append((each.starts_on, f"列为{each.item.label}", "", None))
        if each.ends_on is not None:
            told.append((each.ends_on, f"不再列为{each.item.label}", "", None))
    return told


def tell_of_household(client: Client) -> list[Told]:
    """Households joined and left, guardians begun and ended."""
    told: list[Told] = []
    for each in HouseholdMember.objects.filter(client=client).order_by("pk"):
        if each.joined_on is not None:
            told.append((each.joined_on, "加入家庭", HOUSEHOLD, each.household_id))
        if each.left_on is not None:
            told.append((each.left_on, "离开家庭", HOUSEHOLD, each.household_id))
    for guardian in Guardian.objects.filter(client=client).order_by("pk"):
        told.append((guardian.starts_on, f"登记监护人（{guardian.relation}）", "", None))
        if guardian.ends_on is not None:
            told.append((guardian.ends_on, f"监护终止（{guardian.relation}）", "", None))
    return told


def tell_of_consents(client: Client) -> list[Told]:
    """Consents signed and items withdrawn."""
    told: list[Told] = []
    for consent in consents_of(client):
        told.append((consent.signed_on, "签署知情同意书", "casework:consent_detail", consent.pk))
        told += [
            (item.withdrawn_on, f"撤回同意：{item.label}", "casework:consent_detail", consent.pk)
            for item in consent.items.all()
            if item.withdrawn_on is not None
        ]
    return told


def tell_of_agreements(client: Client) -> list[Told]:
    """Agreements signed and ended."""
    told: list[Told] = []
    rows = ServiceAgreement.objects.filter(client=client).defer(
        "content", "duties", "confidentiality", "purpose"
    )
    for each in rows.order_by("pk"):
        if each.signed_on is not None:
            told.append((each.signed_on, f"签署服务协议 {each.number}", AGREEMENT, each.pk))
        if each.ended_on is not None:
            told.append((each.ended_on, f"提前终止服务协议 {each.number}", AGREEMENT, each.pk))
    return told
