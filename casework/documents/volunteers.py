"""Printed sheets about volunteers: 志愿服务记录证明、积分对账单。"""

import datetime as dt
from dataclasses import dataclass

from casework.models import PointTransaction, Volunteer, VolunteerHours, VolunteerTraining
from casework.selectors.points import PointsPolicy
from core.documents import render_pdf
from core.masking import mask_id_number

MINUTES_AN_HOUR = 60


@dataclass(frozen=True)
class CertificateSheet:
    """志愿服务记录证明 (慈善法 66, 志愿服务条例): as it stands in the records."""

    volunteer: Volunteer
    number: str
    hours: list[VolunteerHours]
    trainings: list[VolunteerTraining]
    issued_on: dt.date

    @property
    def title(self) -> str:
        """The heading."""
        return "志愿服务记录证明"

    @property
    def identifier(self) -> str:
        """The document, masked: the paper may be passed on."""
        return mask_id_number(self.volunteer.identifier)

    @property
    def total(self) -> str:
        """All hours, as 12.5."""
        minutes = sum(each.minutes for each in self.hours)
        return f"{minutes / MINUTES_AN_HOUR:.1f}"

    @property
    def file_name(self) -> str:
        """How the file is called when it is saved."""
        return f"志愿服务记录证明_{self.number}.pdf"


@dataclass(frozen=True)
class StatementSheet:
    """积分对账单: every movement, with the balance after it."""

    volunteer: Volunteer
    name: str
    movements: list[PointTransaction]
    policy: PointsPolicy

    @property
    def title(self) -> str:
        """The heading."""
        return f"{self.volunteer.station.name}志愿服务积分对账单"

    @property
    def lines(self) -> list[tuple[PointTransaction, int, int]]:
        """Return each movement with its change and the balance."""
        balance, lines = 0, []
        for each in self.movements:
            amount = int(each.amount)  # type: ignore[attr-defined]  # -- annotated
            balance += amount
            lines.append((each, amount, balance))
        return lines

    @property
    def file_name(self) -> str:
        """How the file is called when it is saved."""
        return f"积分对账单_{self.volunteer.number}.pdf"


def render_certificate(sheet: CertificateSheet, *, printed_at: dt.datetime) -> bytes:
    """Return the certificate as a PDF."""
    return render_pdf(
        "documents/volunteer_certificate.html",
        {"sheet": sheet, "volunteer": sheet.volunteer},
        title=sheet.title,
        number=sheet.number,
        created=printed_at,
    )


def render_statement(sheet: StatementSheet, *, printed_at: dt.datetime) -> bytes:
    """Return the statement as a PDF."""
    return render_pdf(
        "documents/volunteer_statement.html",
        {"sheet": sheet, "volunteer": sheet.volunteer},
        title=sheet.title,
        number=sheet.volunteer.number,
        created=printed_at,
    )
