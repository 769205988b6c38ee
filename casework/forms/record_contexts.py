"""Where a record belongs while it is written: nowhere in particular, in a case, in a visit plan.

A page is opened with `?case=` or `?visit_plan=`; the draft remembers it in fields of that name.
From it follow whom the record is about, which kinds it may be, which questions it asks, and a few
fields of its own. `form_version` is the form that was on the screen: it stays what it was when the
district publishes another one meanwhile.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from accounts.models import User
from casework.enums import ServiceMethod, Situation
from casework.enums.cases import Approval
from casework.enums.visits import VisitResult, VisitWay
from casework.models import (
    Case,
    Client,
    PlanGoal,
    QuestionSetVersion,
    ServiceRecord,
    VisitPlan,
)
from casework.rules.case_notes import can_write_note
from casework.rules.cases import can_open
from casework.rules.visits import SATISFYING, can_manage, is_open
from casework.selectors.kinds import ServiceKind, ServiceKinds
from casework.services.record_places import NotePlace, Place, VisitPlace
from core.verdicts import YES, Verdict
from stations.selectors.workspaces import Workspace

VISIT_KINDS = ("visit", "call")
RESOURCE_KIND = "resource"
PLACES = ("case", "visit_plan")


class GoalField(forms.ModelChoiceField):  # type: ignore[type-arg]  # -- not generic at run time
    """针对的目标。"""


@dataclass(frozen=True, kw_only=True)
class RecordContext:
    """What a record is written for. `is_folded` questions need not be answered."""

    case: Case | None = None
    plan: VisitPlan | None = None
    client: Client | None = None
    version: QuestionSetVersion | None = None
    is_folded: bool = False

    @property
    def is_fixed(self) -> bool:
        """Whether the record is about one person, and no other can be chosen."""
        return self.case is not None or self.plan is not None

    @property
    def is_visit(self) -> bool:
        """Whether it is a visit to one person."""
        return self.case is None and self.client is not None

    @property
    def is_open(self) -> bool:
        """Whether another kind or another person brings other questions."""
        return not self.is_fixed

    @property
    def is_kept(self) -> bool:
        """Whether the page carries the version that it asks."""
        return self.version is not None

    def kinds(self, kinds: ServiceKinds) -> list[ServiceKind]:
        """Return what the record may be."""
        if self.case is not None:
            own = [kind for kind in kinds if kind.method == ServiceMethod.CASE]
            return own + [kind for kind in kinds if kind.needs_client and kind not in own]
        if self.plan is not None:
            return [kind for kind in kinds if kind.code in VISIT_KINDS] or list(kinds)
        return list(kinds)

    def initial(self) -> dict[str, Any]:
        """Return what follows for the usual fields."""
        client = self.client if self.is_fixed else None
        known: dict[str, Any] = {"clients": [str(client.pk)]} if client else {}
        if self.case is not None:
            known["plan"] = f"{self.case.project_id}:{self.case.item_id}"
        return known

    def fields(self) -> dict[str, forms.Field]:
        """Return the fields of its own."""
        hidden = {"case": self.case, "visit_plan": self.plan, "form_version": self.version}
        fields: dict[str, forms.Field] = {
            name: forms.CharField(required=False, initial=str(row.pk), widget=forms.HiddenInput)
            for name, row in hidden.items()
            if row is not None
        }
        if self.case is not None:
            fields |= _note_fields(self.case)
        if self.plan is not None:
            fields["way"] = _choice("方式", VisitWay, VisitWay.HOME)
        if self.is_visit:
            fields["result"] = _choice("探访结果", VisitResult, VisitResult.MET)
        return fields

    def place(self, typed: Mapping[str, Any]) -> Place | None:
        """Return where the record goes, once it is valid."""
        if self.case is not None:
            return NotePlace(
                case=self.case,
                goal=typed["goal"],
                session_goal=typed["session_goal"],
                next_plan=typed["next_step"],
            )
        if self.client is None:
            return None
        return VisitPlace(
            client=self.client,
            plan=self.plan,
            way=VisitWay(typed.get("way") or VisitWay.HOME),
            result=VisitResult(typed.get("result") or VisitResult.MET),
        )

    def situation(self, typed: Mapping[str, Any]) -> str:
        """Return 近况；of whom nobody met on a visit it says just that, unless more is known."""
        unmet = self.is_visit and typed.get("result") not in {"", *SATISFYING}
        return typed["situation"] or (Situation.NOT_MET if unmet else "")

    def must_answer(self, typed: Mapping[str, Any]) -> bool:
        """Whether required questions must be answered: not when nobody was met."""
        met = not self.is_visit or typed.get("result") in SATISFYING
        return met and not self.is_folded

    def verdict(self, workspace: Workspace, user: User) -> Verdict:
        """Whether the record may be written here."""
        if self.case is not None:
            opened = can_open(workspace, user, self.case)
            return can_write_note(workspace, user, self.case) if opened else opened
        if self.plan is not None:
            managed = can_manage(workspace)
            return is_open(self.plan) if managed else managed
        return YES


@dataclass(frozen=True, kw_only=True)
class CorrectionContext(RecordContext):
    """What a completed record was written for: it stays there, with the form of that day."""

    @property
    def is_fixed(self) -> bool:
        """Whom the case is about may be among those who were left out by mistake."""
        return False

    @property
    def is_open(self) -> bool:
        """The form is that of the day on which the record was completed."""
        return False

    @property
    def is_kept(self) -> bool:
        """The record itself knows its version."""
        return False

    @property
    def is_visit(self) -> bool:
        """The visit stands on its own (`services.home_visits.follow_correction`)."""
        return False

    def fields(self) -> dict[str, forms.Field]:
        """No fields of its own."""
        return {}


NOWHERE = RecordContext()


def context_of(record: ServiceRecord) -> RecordContext:
    """Return where a completed record belongs."""
    return CorrectionContext(case=record.case, version=record.form_version, is_folded=True)


def _note_fields(case: Case) -> dict[str, forms.Field]:
    goals = PlanGoal.objects.filter(case=case, plan__state=Approval.APPROVED)
    return {
        "goal": GoalField(
            label="针对的目标",
            queryset=goals.order_by("position", "pk"),
            required=False,
            empty_label="不针对某一个目标",
        ),
        "session_goal": forms.CharField(label="本次目标", required=False, max_length=200),
    }


def _choice(label: str, choices: type[Any], usual: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices.choices,
        initial=usual,
        required=False,
        widget=forms.RadioSelect,
    )
