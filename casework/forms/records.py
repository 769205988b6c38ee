"""Input of a service record."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.functional import cached_property

from accounts.models import User
from casework import phrases, rules
from casework.enums import Place, ServiceMethod, Situation
from casework.forms.questions import AsksQuestions, answers_of
from casework.forms.record_contexts import NOWHERE, RecordContext
from casework.forms.record_fields import (
    ClientsField,
    KeptFilesField,
    PlanField,
    plan_value,
)
from casework.forms.record_inputs import RecordInputs
from casework.forms.record_starts import USUAL_MINUTES
from casework.models import Client
from casework.selectors.kinds import ServiceKind
from casework.selectors.plans import plan_choices
from casework.selectors.records import communities_of
from casework.services.record_values import RecordValues
from core import clock
from stations.models import Region, Station, StationFile


class RecordForm(AsksQuestions, RecordInputs):
    """服务记录：what is likely is filled in, so that a visit takes a few touches."""

    def __init__(
        self,
        *args: Any,
        station: Station,
        user: User,
        kinds: Iterable[ServiceKind],
        context: RecordContext = NOWHERE,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.station, self.context = station, context
        self.kinds = {kind.code: kind for kind in kinds}
        self.fields["clients"] = ClientsField(
            label="服务对象", station_id=station.pk, required=False
        )
        self.fields["plan"] = PlanField(
            label="计入项目",
            station_id=station.pk,
            choices=self._plan_choices,
            error_messages={"required": "请选择计入的项目和条目。"},
        )
        self.fields["kept_files"] = KeptFilesField(user=user, station_id=station.pk, required=False)
        self._set_choices()
        self.fields.update(context.fields())
        if context.case is not None:
            self.fields["next_step"].label = "下次计划"
        if context.is_visit:  # its result says whether somebody was met
            met = [each for each in Situation.choices if each[0] != Situation.NOT_MET]
            self._field("situation", forms.ChoiceField).choices = met
        self.ask(context.version)

    def clean(self) -> dict[str, Any]:
        """Hold together what depends on each other."""
        cleaned = super().clean() or self.cleaned_data
        minutes = cleaned.get("minutes_other") or cleaned.get("minutes")
        if not minutes and not self.has_error("minutes_other"):
            self.add_error("minutes", "请选择或填写时长。")
        self._check_people(cleaned)
        self._check_date(cleaned)
        return cleaned

    def values(self) -> RecordValues:
        """Return what was typed, once it is valid."""
        typed = self.cleaned_data
        clients = typed["clients"]
        answers = answers_of(self)
        in_case = ServiceMethod.CASE if self.context.case else None
        situation = self.context.situation(typed)
        return RecordValues(
            kind=self.kinds[typed["kind"]],
            plan=typed["plan"],
            served_on=typed["served_on"],
            started_at=typed["started_at"],
            minutes=typed["minutes_other"] or typed["minutes"],
            place=Place(typed["place"]),
            place_detail=typed["place_detail"],
            community=typed["community"] or self._community_of(clients),
            method=ServiceMethod(typed["method"]) if typed["method"] else in_case,
            clients=clients,
            anonymous_count=typed["anonymous_count"] or 0,
            situation=Situation(situation) if situation else None,
            content=typed["content"],
            next_step=typed["next_step"],
            case=self.context.case,
            form_version=self.asked_version if answers else None,
            answers=answers,
        )

    def must_answer(self, cleaned: Mapping[str, Any]) -> bool:
        """Not what is folded away, nor where nobody was met."""
        return self.context.must_answer(cleaned)

    def all_files(self, kept: Iterable[StationFile]) -> list[StationFile]:
        """Return the files that came earlier and those `kept` just now."""
        return [*self.cleaned_data.get("kept_files", ()), *kept]

    @property
    def kind_in_form(self) -> ServiceKind:
        """The kind that is chosen at the moment, right or wrong."""
        return self.kinds.get(str(self["kind"].value()), next(iter(self.kinds.values())))

    @cached_property
    def plans(self) -> list[tuple[str, str]]:
        """What the day that is typed may count to, and what the record counts to already."""
        typed = self["served_on"].value()
        day = typed if isinstance(typed, dt.date) else _date(typed)
        choices = plan_choices(station_id=self.station.pk, on=day or clock.today())
        known = self._field("plan", PlanField).known
        if known and plan_value(known) not in dict(choices):
            choices.append((plan_value(known), f"{known.project} · {known.item}"))
        return choices

    def _plan_choices(self) -> list[tuple[str, str]]:
        """Return them with an empty one in front, unless there is nothing to choose."""
        return self.plans if len(self.plans) == 1 else [("", "请选择"), *self.plans]

    def _set_choices(self) -> None:
        own = self.kind_in_form.minutes if self.kinds else USUAL_MINUTES[0]
        lengths = sorted({*USUAL_MINUTES, own})
        self._field("kind", forms.ChoiceField).choices = [
            (kind.code, kind.label) for kind in self.kinds.values()
        ]
        method = by_kind(self.kind_in_form) if self.kinds else ""
        self._field("method", forms.ChoiceField).choices = [("", method), *ServiceMethod.choices]
        self._field("minutes", forms.TypedChoiceField).choices = [
            (minutes, f"{minutes} 分") for minutes in lengths
        ]
        communities = self._field("community", forms.ModelChoiceField)
        communities.queryset = communities_of(self.station, clock.today())

    def _field(self, name: str, kind: type[Any]) -> Any:
        field = self.fields[name]
        assert isinstance(field, kind)
        return field

    def _community_of(self, clients: tuple[Client, ...]) -> Region | None:
        """Return where the first of them lives, if that is in the station's area."""
        community = clients[0].community if clients else None
        here = community is not None and community.path.startswith(self.station.region.path)
        return community if here else None

    def _check_people(self, cleaned: Mapping[str, Any]) -> None:
        kind = self.kinds.get(cleaned.get("kind", ""))
        fixed = self.context.client if self.context.is_fixed else None
        if fixed is not None and fixed not in cleaned.get("clients", ()):
            self.add_error("clients", phrases.CLIENT_IS_FIXED)
        if kind is None or self.has_error("clients") or self.has_error("anonymous_count"):
            return
        verdict = rules.has_people(
            needs_client=kind.needs_client,
            clients=len(cleaned["clients"]),
            anonymous=cleaned["anonymous_count"] or 0,
        )
        if not verdict:
            self.add_error("clients", verdict.reason)

    def _check_date(self, cleaned: Mapping[str, Any]) -> None:
        day, plan = cleaned.get("served_on"), cleaned.get("plan")
        if day is None:
            return
        served = rules.can_be_served_on(day, station=self.station, today=clock.today())
        if not served:
            self.add_error("served_on", served.reason)
        elif plan is not None:
            plan.project.station = self.station
            counted = rules.can_count_to(plan.project, day)
            if not counted:
                self.add_error("plan", counted.reason)


def by_kind(kind: ServiceKind) -> str:
    """Return what choosing no method means."""
    return f"按服务形式（{kind.method.label}）"


def _date(text: Any) -> dt.date | None:
    try:
        return dt.date.fromisoformat(str(text))
    except ValueError:
        return None
