"""Rows about people: households, categories, merges, consents, agreements."""

import datetime as dt
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from factory.declarations import LazyAttribute, LazyFunction, SelfAttribute, SubFactory
from factory.django import DjangoModelFactory
from factory.helpers import post_generation
from PIL import Image

from casework.enums import ClientClass
from casework.enums.people import ConsentMethod, Relation, SignerRelation
from casework.models import (
    Classification,
    ClassificationItem,
    ClientCategory,
    ClientMerge,
    Consent,
    ConsentItem,
    Guardian,
    Household,
    HouseholdMember,
    ServiceAgreement,
)
from stations.models import PolicyDocument
from tests.factories.casework import ClientFactory
from tests.factories.stations import StationFileFactory, only_station, somebody_of


def category_item(
    code: str = "destitute", client_class: str = ClientClass.DESTITUTE, label: str = "特困人员"
) -> ClassificationItem:
    """Return a category of the scheme of the tests, made when first asked for."""
    document = PolicyDocument.objects.order_by("pk")[0]
    scheme, _ = Classification.objects.get_or_create(
        document=document, code="relief", defaults={"name": "社会救助对象"}
    )
    item, _ = ClassificationItem.objects.get_or_create(
        classification=scheme, code=code, defaults={"label": label, "client_class": client_class}
    )
    return item


class HouseholdFactory(DjangoModelFactory[Household]):
    """家庭。"""

    class Meta:
        model = Household

    station = LazyFunction(only_station)


class HouseholdMemberFactory(DjangoModelFactory[HouseholdMember]):
    """家庭成员。"""

    class Meta:
        model = HouseholdMember

    station = LazyFunction(only_station)
    household = SubFactory(HouseholdFactory, station=SelfAttribute("..station"))
    client = None
    name = LazyAttribute(lambda row: row.client.name if row.client else "演示家人")
    relation = Relation.OTHER_KIN


class GuardianFactory(DjangoModelFactory[Guardian]):
    """监护人。"""

    class Meta:
        model = Guardian

    station = LazyFunction(only_station)
    client = SubFactory(ClientFactory, station=SelfAttribute("..station"), minor=True)
    name = "演示监护人"
    relation = "母亲"
    starts_on = dt.date(2026, 1, 5)


class ClientCategoryFactory(DjangoModelFactory[ClientCategory]):
    """服务对象的类别。"""

    class Meta:
        model = ClientCategory

    station = LazyFunction(only_station)
    client = SubFactory(ClientFactory, station=SelfAttribute("..station"))
    item = LazyFunction(category_item)
    starts_on = dt.date(2026, 1, 5)
    added_by = LazyAttribute(lambda row: somebody_of(row.station))


class ClientMergeFactory(DjangoModelFactory[ClientMerge]):
    """档案合并, as a row alone."""

    class Meta:
        model = ClientMerge

    station = LazyFunction(only_station)
    kept = SubFactory(ClientFactory, station=SelfAttribute("..station"))
    merged = SubFactory(ClientFactory, station=SelfAttribute("..station"))
    reason = "同一人建了两份档案"
    merged_by = LazyAttribute(lambda row: somebody_of(row.station))


class ConsentFactory(DjangoModelFactory[Consent]):
    """知情同意; `agreed` and `refused` are purposes."""

    class Meta:
        model = Consent
        skip_postgeneration_save = True

    station = LazyFunction(only_station)
    client = SubFactory(ClientFactory, station=SelfAttribute("..station"))
    code = "informed"
    version = 1
    told = "知情同意书"
    signer_name = LazyAttribute(lambda row: row.client.name)
    signer_relation = SignerRelation.SELF
    method = ConsentMethod.PAPER
    signed_on = dt.date(2026, 3, 2)
    proof = SubFactory(StationFileFactory, station=SelfAttribute("..station"))
    taken_by = LazyAttribute(lambda row: somebody_of(row.station))

    @post_generation
    def agreed(consent: Consent, create: bool, extracted: Any, **_: Any):
        """Agree to what is named, or to everything."""
        for purpose in ("service", "photo") if extracted is None else extracted:
            consent_item(consent, purpose, agreed=True)

    @post_generation
    def refused(consent: Consent, create: bool, extracted: Any, **_: Any):
        """Refuse what is named."""
        for purpose in extracted or ():
            consent_item(consent, purpose, agreed=False)


def consent_item(consent: Consent, purpose: str, **values: Any) -> ConsentItem:
    """Add one 同意事项."""
    return ConsentItem.objects.create(
        station_id=consent.station_id,
        consent=consent,
        client=consent.client,
        purpose=purpose,
        label={"service": "建档与服务", "photo": "拍照与使用照片"}.get(purpose, purpose),
        **values,
    )


class ServiceAgreementFactory(DjangoModelFactory[ServiceAgreement]):
    """服务协议。"""

    class Meta:
        model = ServiceAgreement

    station = LazyFunction(only_station)
    client = SubFactory(ClientFactory, station=SelfAttribute("..station"))
    number = "420102002-XY-2026-0001"
    purpose = "协助渡过目前的困难"
    content = "定期探访"
    starts_on = dt.date(2026, 3, 2)
    ends_on = dt.date(2027, 3, 1)
    drawn_up_by = LazyAttribute(lambda row: somebody_of(row.station))


def a_picture(name: str = "scan.png") -> SimpleUploadedFile:
    """Return an upload of a small PNG."""
    content = BytesIO()
    Image.new("RGB", (40, 20), "white").save(content, "PNG")
    return SimpleUploadedFile(name, content.getvalue(), "image/png")
