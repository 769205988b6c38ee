"""服务协议."""

import datetime as dt
from dataclasses import dataclass

from casework.enums.people import Relation
from casework.models import ServiceAgreement
from core.documents import render_pdf


@dataclass(frozen=True)
class AgreementSheet:
    """What the paper shows."""

    station: str
    number: str
    party: str
    parts: tuple[tuple[str, str], ...]
    starts_on: dt.date
    ends_on: dt.date
    worker: str
    signer: str
    signed_on: dt.date | None
    ended: str

    @property
    def title(self) -> str:
        """The heading."""
        return "社会工作服务协议"

    @property
    def file_name(self) -> str:
        """How the file is called when it is saved."""
        return f"服务协议_{self.number}.pdf"


def agreement_sheet(agreement: ServiceAgreement) -> AgreementSheet:
    ended = ""
    if agreement.ended_on is not None:
        ended = f"{agreement.ended_on:%Y-%m-%d} 提前终止，原因：{agreement.end_reason}"
    relation = agreement.get_signer_relation_display()
    return AgreementSheet(
        station=agreement.station.name,
        number=agreement.number,
        party=party_of(agreement),
        parts=(
            ("服务目的", agreement.purpose),
            ("服务内容", agreement.content),
            ("双方权利和义务", agreement.duties),
            ("保密及例外", agreement.confidentiality),
        ),
        starts_on=agreement.starts_on,
        ends_on=agreement.ends_on,
        worker=str(agreement.drawn_up_by),
        signer=f"{agreement.signer_name}（{relation}）" if agreement.signed_on else "",
        signed_on=agreement.signed_on,
        ended=ended,
    )


def party_of(agreement: ServiceAgreement) -> str:
    """Return the other side: the client, the household, or the organisation."""
    if agreement.client is not None:
        return str(agreement.client.name)
    if agreement.household is not None:
        heads = agreement.household.members.filter(relation=Relation.HEAD, left_on=None)
        head = heads.first()
        who = f"{head.name} 及家庭成员" if head else "家庭"
        return f"{who}（{agreement.household.number}）"
    return str(agreement.party_name)


def render_agreement(sheet: AgreementSheet, *, printed_at: dt.datetime) -> bytes:
    """Return the PDF."""
    return render_pdf(
        "documents/agreement.html",
        {"sheet": sheet},
        title=sheet.title,
        number=sheet.number,
        created=printed_at,
    )
