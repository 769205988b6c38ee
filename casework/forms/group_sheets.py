"""签到表 and 节次记录."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from casework.enums.groups import Presence
from casework.forms.questions import AsksQuestions, add_questions, answers_of
from casework.forms.sheet_corrections import SheetCorrection
from casework.models import Attendance, GroupMember, QuestionSetVersion
from casework.rules import MOST_CONTENT
from casework.services.attendance import AttendanceRow
from casework.services.group_sheets import HeldValues
from core.forms import SEEN, KeyField, NamingForm, SeenField, carry

NOT_MARKED = "请给每位组员选择出席情况。"


@dataclass(frozen=True)
class SheetLine:
    """One member with his fields."""

    member: GroupMember
    name: str
    presence: BoundField
    note: BoundField


class AttendanceForm(NamingForm):
    """签到表：one big choice for each member. Everybody has to be marked."""

    def __init__(
        self,
        *args: Any,
        members: Sequence[GroupMember],
        marked: Iterable[Attendance] = (),
        names: dict[Any, str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.members, self.names = members, names or {}
        known = {line.client_id: line for line in marked}
        for member in members:
            line = known.get(member.client_id)
            self.fields[f"presence_{member.pk.hex}"] = forms.ChoiceField(
                label="出席情况",
                choices=Presence.choices,
                initial=line.presence if line else None,
                widget=forms.RadioSelect,
                error_messages={"required": NOT_MARKED},
            )
            self.fields[f"note_{member.pk.hex}"] = forms.CharField(
                label="表现与反应",
                max_length=200,
                required=False,
                initial=line.note if line else "",
                widget=forms.TextInput(
                    attrs={"class": "form-control", "placeholder": "表现与反应"}
                ),
            )

    def lines(self) -> list[SheetLine]:
        """Return the sheet, as the page draws it."""
        return [
            SheetLine(
                member,
                self.names.get(member.pk, ""),
                self[f"presence_{member.pk.hex}"],
                self[f"note_{member.pk.hex}"],
            )
            for member in self.members
        ]

    def rows(self) -> list[AttendanceRow]:
        """Return who came."""
        return [
            AttendanceRow(
                presence=self.cleaned_data[f"presence_{member.pk.hex}"],
                client=member.client,
                note=self.cleaned_data[f"note_{member.pk.hex}"],
            )
            for member in self.members
        ]


class AttendanceCorrectionForm(SheetCorrection, AttendanceForm):
    """更正出席 of a session."""


class SessionRecordForm(AsksQuestions, AttendanceForm):
    """节次记录：the sheet, what happened, and the questions in use."""

    id = KeyField()
    seen_at = SeenField()
    content = forms.CharField(
        label="过程与内容",
        max_length=MOST_CONTENT,
        widget=forms.Textarea({"rows": 8}),
        error_messages={"required": "请填写过程与内容。"},
    )
    next_step = forms.CharField(label="下一步", max_length=200, required=False)

    def __init__(
        self,
        *args: Any,
        version: QuestionSetVersion | None,
        only_sheet: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.only_sheet = only_sheet
        self.fields["content"].required = not only_sheet
        add_questions(self, version)

    def clean(self) -> dict[str, Any]:
        """Ask for the rest only when the record is to be written."""
        return self.cleaned_data if self.only_sheet else super().clean()

    def go_on(self, seen_at: dt.datetime) -> None:
        """Keep what is typed, over the sheet as it is saved by now."""
        carry(self, SEEN, seen_at.isoformat())

    def values(self) -> HeldValues:
        """Return what was recorded."""
        return HeldValues(
            content=self.cleaned_data["content"],
            next_step=self.cleaned_data["next_step"],
            form_version=self.asked_version,
            answers=answers_of(self),
        )
