"""Reading the notes and conferences of a case."""

from uuid import UUID

from django.db.models import QuerySet

from casework.models import Case, CaseConference, CaseNote
from core.errors import NotFoundError

LATEST_FIRST = ("-number", "-id")
SHOWN = 5


def notes_of(case: Case) -> QuerySet[CaseNote]:
    """Return the notes with their records; page them by `LATEST_FIRST`."""
    rows: QuerySet[CaseNote] = CaseNote.objects.filter(case=case)
    return rows.select_related("record__worker", "record__form_version", "goal", "confirmed_by")


def latest_notes(case: Case) -> list[CaseNote]:
    """Return the last few notes."""
    return list(notes_of(case).order_by(*LATEST_FIRST)[:SHOWN])


def get_note(*, pk: UUID) -> CaseNote:
    """Return the note with its record. Another station's does not exist here."""
    rows = CaseNote.objects.select_related(
        "record__worker", "record__form_version", "goal", "confirmed_by"
    )
    note: CaseNote | None = rows.filter(pk=pk).first()
    if note is None:
        raise NotFoundError("没有找到这条过程记录。")
    return note


def conferences_of(case: Case) -> QuerySet[CaseConference]:
    """Return the conferences, the latest first."""
    rows: QuerySet[CaseConference] = CaseConference.objects.filter(case=case)
    return rows.select_related("recorded_by").order_by("-held_on", "-pk")
