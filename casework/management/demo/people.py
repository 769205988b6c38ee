"""Households, categories, consents, agreements and one duplicate of the home station."""

import datetime as dt
from io import BytesIO
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import User
from casework.enums import ClientClass
from casework.enums.people import ConsentMethod, SignerRelation
from casework.management.demo.cast import workspace_of
from casework.management.demo.families import settle, varied
from casework.management.demo.plans import key
from casework.models import ClassificationItem, Client, Consent, Guardian
from casework.selectors.agreements import agreement_text
from casework.selectors.categories import items_for
from casework.selectors.consents import get_consent, text_for
from casework.selectors.households import guardians_on
from casework.services import agreements, categories, consents
from casework.services.client_values import ClientValues
from casework.services.clients import create_client
from core import clock
from stations.models import Station
from stations.selectors.workspaces import Workspace, workspace_scope

ZONE = ZoneInfo(settings.TIME_ZONE)
CONSENTING = 16
FAMILIES = 14
# 统计类别 → the categories that its people are put into, in turns.
CODES: dict[str, tuple[str, ...]] = {
    ClientClass.DESTITUTE: ("relief/destitute",),
    ClientClass.LOW_INCOME: ("relief/minimum-living", "relief/minimum-living-edge"),
    ClientClass.CHILD: ("safety-net/child-in-difficulty",),
    ClientClass.DISABLED: ("safety-net/disability",),
    ClientClass.ELDERLY: ("safety-net/elder-left-behind", "safety-net/empty-nest"),
}
# What the notes say decides, where they say it.
SAID = {
    "独居": "safety-net/elder-alone",
    "空巢": "safety-net/empty-nest",
    "低保边缘": "relief/minimum-living-edge",
    "低保家庭": "relief/minimum-living",
    "事实无人抚养": "safety-net/unsupported-child",
}


def tell_people(station: Station, lead: User, today: dt.date) -> None:
    """Write what is missing; told again, it adds nothing."""
    with workspace_scope(workspace_of(lead)):
        teller = _Teller(station, lead, today)
        if not teller.clients or Consent.objects.exists():
            return
        teller.tell()


class _Teller:
    def __init__(self, station: Station, lead: User, today: dt.date) -> None:
        self.station, self.by, self.today = station, lead, today
        self.workspace: Workspace = workspace_of(lead)
        rows = Client.objects.select_related("station__region").order_by("opened_on", "pk")
        self.clients = list(rows.filter(station=station, ended_on=None))

    def tell(self) -> None:
        """Categories and families first: who signs for a child must be known."""
        offered = {
            f"{item.classification.code}/{item.code}": item
            for item in items_for(self.station, self.today)
        }
        for number, client in enumerate(self.clients):
            self._categorise(client, number, offered)
        children = [each for each in self.clients if each.client_class == ClientClass.CHILD]
        others = [each for each in self.clients if each.client_class != ClientClass.CHILD]
        for number, client in enumerate([*varied(children)[:4], *varied(others)[: FAMILIES - 4]]):
            with clock.held_at(self._day(client, 3)):
                settle(client, number, workspace=self.workspace, by=self.by)
        for number, client in enumerate([*varied(children)[:4], *others[: CONSENTING - 4]]):
            self._consent(client, number)
        for client, days, signed in ((others[0], 75, True), (others[1], 2, False)):
            self._agree(client, days, signed=signed)
        self._open_twice(others[3])

    def _categorise(
        self, client: Client, number: int, offered: dict[str, ClassificationItem]
    ) -> None:
        codes = CODES.get(client.client_class, ())
        if not codes or number % 7 == 6:  # not everybody has been looked into
            return
        said = next((code for words, code in SAID.items() if words in client.notes), "")
        item = offered.get(said or codes[number % len(codes)])
        if item is None:
            return
        has_number = client.client_class in (ClientClass.LOW_INCOME, ClientClass.DISABLED)
        with clock.held_at(self._day(client, 2)):
            values = categories.CategoryValues(
                item=item,
                starts_on=clock.today(),
                proof_number=f"演示证 {number + 1:04}" if has_number else "",
            )
            categories.add_category(
                category_id=self._key("category", client),
                client=client,
                values=values,
                workspace=self.workspace,
                by=self.by,
            )

    def _consent(self, client: Client, number: int) -> None:
        with clock.held_at(self._day(client, 4)):
            text = text_for(client, clock.today())
            guardian = guardians_on(client, clock.today()).first()
            if text is None or (text.under_14 and guardian is None):
                return
            answers = {item.purpose: True for item in text.items}
            answers["photo"] = number % 4 != 1
            consent = consents.take_consent(
                consent_id=self._key("consent", client),
                client=client,
                values=self._signed(client, guardian, text.under_14, answers, number),
                workspace=self.workspace,
                by=self.by,
            )
        if number in (4, 6):
            self._withdraw(consent)

    def _signed(
        self,
        client: Client,
        guardian: Guardian | None,
        by_guardian: bool,
        answers: dict[str, bool],
        number: int,
    ) -> consents.ConsentValues:
        text = text_for(client, clock.today())
        assert text is not None
        signer = guardian.name if by_guardian and guardian else client.name
        return consents.ConsentValues(
            text=text,
            answers=answers,
            signer_name=signer,
            signer_relation=SignerRelation.GUARDIAN if by_guardian else SignerRelation.SELF,
            guardian=guardian if by_guardian else None,
            method=ConsentMethod.SCREEN if number % 2 else ConsentMethod.PAPER,
            signed_on=clock.today(),
            proof=_signature(number),
        )

    def _withdraw(self, consent: Consent) -> None:
        item = get_consent(pk=consent.pk).items.get(purpose="photo")
        with clock.held_at(_moment(self.today - dt.timedelta(days=20))):
            consents.withdraw_consent(
                item=item,
                on=clock.today(),
                reason="不愿意照片留在记录里",
                workspace=self.workspace,
                by=self.by,
            )

    def _agree(self, client: Client, days: int, *, signed: bool) -> None:
        with clock.held_at(_moment(self.today - dt.timedelta(days=days))):
            text = agreement_text(self.station, clock.today())
            if text is None:
                return
            agreement = agreements.draw_up_agreement(
                agreement_id=self._key("agreement", client),
                station=self.station,
                client=client,
                values=agreements.AgreementValues(
                    purpose=text.purpose,
                    content=text.content,
                    duties=text.duties,
                    confidentiality=text.confidentiality,
                    starts_on=clock.today(),
                    ends_on=clock.today() + dt.timedelta(days=364),
                ),
                workspace=self.workspace,
                by=self.by,
            )
            if signed:
                signing = agreements.AgreementSigning(
                    signer_name=client.name,
                    signer_relation=SignerRelation.SELF,
                    method=ConsentMethod.SCREEN,
                    signed_on=clock.today(),
                    proof=_signature(40),
                )
                agreements.sign_agreement(
                    agreement=agreement, signing=signing, workspace=self.workspace, by=self.by
                )

    def _open_twice(self, client: Client) -> None:
        """One person has two files: the second was opened at an event, from memory."""
        with clock.held_at(_moment(self.today - dt.timedelta(days=12))):
            create_client(
                client_id=self._key("duplicate", client),
                station_id=self.station.pk,
                values=ClientValues(
                    name=client.name,
                    worker_id=client.worker_id,
                    sex=client.sex,
                    born_on=client.born_on,
                    client_class=client.client_class,
                    notes="社区活动现场登记。",
                ),
                different_reason="活动现场登记，待核对",
                by=self.by,
            )

    def _key(self, kind: str, client: Client) -> UUID:
        return key(kind, f"{self.station.name}:{client.pk}")

    def _day(self, client: Client, days: int) -> dt.datetime:
        on = min(client.opened_on + dt.timedelta(days=days), self.today)
        return _moment(on)


def _moment(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(10, 30), ZONE)


def _signature(number: int) -> SimpleUploadedFile:
    """Return strokes that are nobody's name."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 -- heavy, and only the demo draws

    image = Image.new("RGB", (360, 120), "white")
    points = [(20 + step * 16, 60 + ((step * (7 + number)) % 31 - 15) * 2) for step in range(20)]
    ImageDraw.Draw(image).line(points, fill="#111", width=4, joint="curve")
    content = BytesIO()
    image.save(content, "PNG")
    return SimpleUploadedFile("手写签名.png", content.getvalue(), "image/png")
