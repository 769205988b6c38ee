"""Forms about visit plans."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms

from accounts.models import User
from casework.forms.record_fields import ClientsField
from casework.models import Client, QuestionSet, VisitPlan
from casework.phrases import visits as phrases
from casework.rules.visit_levels import Suggestion, VisitLevel
from casework.selectors.cadences import Cadence
from casework.selectors.clients import workers_within
from casework.services.visit_plans import PlanValues
from core import clock
from core.forms import KeyField, NamingForm, SeenField
from stations.forms.fields import PlainField, date_input
from stations.selectors.workspaces import Workspace

MOST_DAYS = 366
MOST_AT_ONCE = 100


class PlanForm(NamingForm):
    """制定或修改探访计划：the suggestion is filled in, a person decides."""

    id = KeyField()
    seen_at = SeenField()
    level = forms.ChoiceField(label="探访级别", widget=forms.RadioSelect)
    every_days = forms.IntegerField(
        label="间隔天数",
        required=False,
        min_value=1,
        max_value=MOST_DAYS,
        help_text="留空即按级别的规定；另定间隔须写理由。",
    )
    reason = PlainField(label="理由", required=False, max_length=200)
    question_set = forms.ModelChoiceField(
        QuestionSet.objects.none(),
        label="核查表",
        required=False,
        empty_label="不用核查表",
        help_text="记探访时，表单里会带出这些题目。",
    )
    worker = forms.ModelChoiceField(User.objects.none(), label="探访社工", empty_label=None)
    first_due_on = forms.DateField(label="首次应探访", widget=date_input())

    def __init__(
        self,
        *args: Any,
        cadence: Cadence,
        suggestion: Suggestion,
        question_sets: Sequence[QuestionSet],
        workspace: Workspace,
        plan: VisitPlan | None = None,
        **kwargs: Any,
    ) -> None:
        self.cadence, self.suggestion, self.plan = cadence, suggestion, plan
        kwargs["initial"] = self._start(workspace) | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.fields["seen_at"].required = plan is not None
        self._field("level").choices = [
            (level.code, f"{level.label}（每 {level.every_days} 天）") for level in self._levels()
        ]
        self._field("question_set").queryset = QuestionSet.objects.filter(
            pk__in=[each.pk for each in question_sets]
        )
        self._field("worker").queryset = workers_within(workspace, clock.today())
        if plan is not None and plan.last_visited_on:
            del self.fields["first_due_on"]

    def values(self) -> PlanValues:
        """Return what was decided."""
        typed = self.cleaned_data
        level = next(each for each in self._levels() if each.code == typed["level"])
        return PlanValues(
            level=level,
            every_days=typed["every_days"] or level.every_days,
            first_due_on=typed.get("first_due_on") or clock.today(),
            worker=typed["worker"],
            clause=self.cadence.basis,
            reason=typed["reason"] or self._own_reason(level),
            question_set=typed["question_set"],
            suggested=self.suggestion.level.code,
        )

    def _own_reason(self, level: VisitLevel) -> str:
        """What the suggestion said stands where it was followed, and nothing else was decided."""
        return (
            self.suggestion.says
            if level.code == self.suggestion.level.code and not (self.cleaned_data["every_days"])
            else ""
        )

    def _levels(self) -> list[VisitLevel]:
        """Those in force, and the plan's own where the rule has changed since."""
        levels = list(self.cadence.levels)
        if self.plan and self.cadence.named(self.plan.level) is None:
            levels.append(VisitLevel(self.plan.level, self.plan.level_label, self.plan.every_days))
        return levels

    def _start(self, workspace: Workspace) -> dict[str, Any]:
        plan = self.plan
        if plan is None:
            return {
                "level": self.suggestion.level.code,
                "reason": self.suggestion.says,
                "worker": workspace.user_id,
                "first_due_on": clock.today(),
            }
        usual = self.cadence.named(plan.level)
        own = plan.every_days if usual is None or usual.every_days != plan.every_days else None
        return {
            "seen_at": plan.updated_at,
            "level": plan.level,
            "every_days": own,
            "reason": plan.reason,
            "question_set": plan.question_set_id,
            "worker": plan.worker_id,
            "first_due_on": plan.first_due_on,
        }

    def _field(self, name: str) -> Any:
        return self.fields[name]


class BulkPlanForm(NamingForm):
    """成批制定：for those ticked, each at the level beside him."""

    worker = forms.ModelChoiceField(
        User.objects.none(), label="探访社工", required=False, empty_label="各人的负责社工"
    )
    within_days = forms.IntegerField(
        label="首次探访排在几天内",
        initial=14,
        min_value=1,
        max_value=90,
        help_text="从今天起均匀排开，免得同一天到期。",
    )
    reason = PlainField(
        label="理由", required=False, max_length=200, help_text="有人的级别与建议不同时必填。"
    )

    def __init__(
        self, *args: Any, cadence: Cadence, workspace: Workspace, station_id: int, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.cadence = cadence
        self.fields["clients"] = ClientsField(
            label="服务对象",
            station_id=station_id,
            error_messages={"required": phrases.NOBODY_CHOSEN},
        )
        worker: Any = self.fields["worker"]
        worker.queryset = workers_within(workspace, clock.today())

    @property
    def chosen(self) -> tuple[Client, ...]:
        """Those ticked, once the form is valid."""
        clients: tuple[Client, ...] = self.cleaned_data["clients"]
        return clients[:MOST_AT_ONCE]

    def level_of(self, client: Client, suggestion: Suggestion) -> VisitLevel:
        """Return the level that stands beside him; the suggested one where none does."""
        code = self.data.get(f"level-{client.pk}", "")
        return self.cadence.named(str(code)) or suggestion.level

    def values_for(
        self, client: Client, suggestion: Suggestion, *, place: int, among: int
    ) -> PlanValues:
        """Return the plan of the client at `place` of those chosen."""
        level = self.level_of(client, suggestion)
        follows = level.code == suggestion.level.code
        after = place * self.cleaned_data["within_days"] // max(among, 1)
        return PlanValues(
            level=level,
            every_days=level.every_days,
            first_due_on=clock.today() + dt.timedelta(days=after),
            worker=self.cleaned_data["worker"] or client.worker,
            clause=self.cadence.basis,
            reason=suggestion.says if follows else self.cleaned_data["reason"],
            suggested=suggestion.level.code,
        )


class PlanEndForm(NamingForm):
    """结束探访计划。"""

    reason = PlainField(
        label="结束原因",
        max_length=100,
        help_text="如“已迁出辖区”“家属接回同住”。",
        error_messages={"required": phrases.END_REASON_MISSING},
    )
