"""知情同意书：to be signed, and as it was signed."""

import datetime as dt
from dataclasses import dataclass

from casework.models import Client, Consent
from core.documents import render_pdf
from stations.validators.policies import ConsentText

NUMBER_LENGTH = 8


@dataclass(frozen=True)
class SheetItem:
    """One 同意事项 with its boxes."""

    label: str
    explanation: str
    agreed: bool | None = None
    withdrawn_on: dt.date | None = None


@dataclass(frozen=True)
class ConsentSheet:
    """What the paper shows. `signer` is empty until somebody has signed."""

    station: str
    title: str
    number: str
    version: int
    name: str
    by_guardian: bool
    paragraphs: tuple[str, ...]
    items: tuple[SheetItem, ...]
    signer: str = ""
    signed_on: dt.date | None = None
    method: str = ""

    @property
    def file_name(self) -> str:
        """How the file is called when it is saved: without the name."""
        return f"知情同意书_{self.number}.pdf"


def consent_sheet(client: Client, text: ConsentText) -> ConsentSheet:
    """Return the sheet that is read and signed."""
    return ConsentSheet(
        station=client.station.name,
        title=text.title,
        number=client.pk.hex[-NUMBER_LENGTH:].upper(),
        version=text.version,
        name=client.name,
        by_guardian=text.under_14,
        paragraphs=tuple(text.paragraphs),
        items=tuple(SheetItem(item.label, item.explanation) for item in text.items),
    )


def signed_sheet(consent: Consent) -> ConsentSheet:
    """Return the sheet as it was signed: the words that were told then."""
    title, *told = consent.told.split("\n")
    items = list(consent.items.all())
    count = len(items)
    said = dict(line.partition("：")[::2] for line in told[-count:]) if count else {}
    return ConsentSheet(
        station=consent.client.station.name,
        title=title,
        number=consent.pk.hex[-NUMBER_LENGTH:].upper(),
        version=consent.version,
        name=consent.client.name,
        by_guardian=consent.guardian_id is not None,
        paragraphs=tuple(told[:-count] if count else told),
        items=tuple(
            SheetItem(item.label, said.get(item.label, ""), item.agreed, item.withdrawn_on)
            for item in items
        ),
        signer=f"{consent.signer_name}（{consent.get_signer_relation_display()}）",
        signed_on=consent.signed_on,
        method=str(consent.get_method_display()),
    )


def render_consent(sheet: ConsentSheet, *, printed_at: dt.datetime) -> bytes:
    """Return the PDF."""
    return render_pdf(
        "documents/consent.html",
        {"sheet": sheet},
        title=sheet.title,
        number=sheet.number,
        created=printed_at,
    )
