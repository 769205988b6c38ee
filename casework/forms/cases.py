"""Forms about a case: opening it, changing it, deciding, who works on it."""

from typing import Any

from django import forms

from accounts.models import User
from casework.enums.cases import (
    CaseSource,
    Compartment,
    IntakeDecision,
    ProblemKind,
    RiskLevel,
    Urgency,
)
from casework.forms.case_fields import KeyedForm, Paragraphs, SeenForm
from casework.forms.record_fields import ClientsField, PlanField, plan_value
from casework.models import Case, Client
from casework.selectors.clients import workers_within
from casework.selectors.plans import plan_choices
from core import clock
from core.forms import NamingForm
from projects.models import ProjectItem
from stations.models import Station
from stations.selectors.workspaces import Workspace

OPEN_FILE = [("", "不限制"), *Compartment.choices]
SEALED = "限制查阅的个案只有主责社工、协同社工、代管人和站长能看到，其他人要申请。"
OF_INTAKE = ("source", "referrer", "presenting_problem", "urgency", "initial_risk")


class _PlannedForm(NamingForm):
    """What every form about a case asks: how it is called, what it counts to, who may see it."""

    title = forms.CharField(label="个案名称", max_length=60)
    problems = forms.MultipleChoiceField(
        label="问题类别",
        required=False,
        choices=ProblemKind.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    compartment = forms.ChoiceField(
        label="限制查阅",
        required=False,
        choices=OPEN_FILE,
        widget=forms.RadioSelect,
        help_text=SEALED,
    )

    def __init__(self, *args: Any, station: Station, **options: Any) -> None:
        super().__init__(*args, **options)
        choices = plan_choices(station_id=station.pk, on=clock.today())
        self.fields["plan"] = PlanField(
            label="计入项目",
            station_id=station.pk,
            choices=choices if len(choices) == 1 else [("", "请选择"), *choices],
            error_messages={"required": "请选择计入的项目和条目。"},
        )


class CaseForm(_PlannedForm, KeyedForm):
    """登记个案，连同接案登记。"""

    source = forms.ChoiceField(label="来源", choices=CaseSource.choices, widget=forms.RadioSelect)
    referrer = forms.CharField(
        label="转介人及单位", required=False, max_length=80, help_text="由社区、部门转来的填写。"
    )
    presenting_problem = Paragraphs("求助问题", rows=4, required=True)
    urgency = forms.ChoiceField(
        label="紧急程度",
        choices=Urgency.choices,
        initial=Urgency.ORDINARY,
        widget=forms.RadioSelect,
    )
    initial_risk = forms.ChoiceField(
        label="初步风险判断",
        choices=RiskLevel.choices,
        initial=RiskLevel.LOW,
        widget=forms.RadioSelect,
        help_text="有危险先处理，不必等表填完。",
    )
    field_order = (
        "id", "clients", "title", "source", "referrer", "presenting_problem", "problems",
        "urgency", "initial_risk", "compartment", "plan",
    )  # fmt: skip

    def __init__(self, *args: Any, station: Station, **options: Any) -> None:
        super().__init__(*args, station=station, **options)
        self.fields["clients"] = ClientsField(
            label="服务对象",
            station_id=station.pk,
            error_messages={"required": "请选择服务对象。"},
        )
        self.order_fields(self.field_order)

    def clean_clients(self) -> tuple[Client, ...]:
        """A case is of one person; his family comes with his household."""
        clients: tuple[Client, ...] = self.cleaned_data["clients"]
        if len(clients) != 1:
            raise forms.ValidationError("一个个案登记一位服务对象，家人在家庭里登记。")
        return clients

    def case_values(self) -> dict[str, Any]:
        """Return what the case itself keeps."""
        return self.given("clients", "plan", *OF_INTAKE)

    def intake_values(self) -> dict[str, Any]:
        """Return what the intake keeps."""
        return {name: self.cleaned_data[name] for name in OF_INTAKE}


class CaseEditForm(_PlannedForm, SeenForm):
    """修改个案。"""

    def __init__(self, *args: Any, case: Case, **options: Any) -> None:
        super().__init__(*args, row=case, station=case.station, **options)
        known = ProjectItem(station_id=case.station_id, project=case.project, item=case.item)
        field = self.fields["plan"]
        assert isinstance(field, PlanField)
        field.known = known
        field.initial = plan_value(known)
        offered = plan_choices(station_id=case.station_id, on=clock.today())
        if plan_value(known) not in dict(offered):
            offered = [*offered, (plan_value(known), f"{case.project} · {case.item}")]
        field.choices = offered


class DecisionForm(NamingForm):
    """接案决定。"""

    decision = forms.ChoiceField(
        label="接案决定",
        choices=[choice for choice in IntakeDecision.choices if choice[0] != "pending"],
        widget=forms.RadioSelect,
    )
    reason = Paragraphs("理由", help_text="不接案或转介的必须写明。")


class MemberForm(NamingForm):
    """增加协同社工。"""

    user = forms.ModelChoiceField(User.objects.none(), label="协同社工", empty_label="请选择同事")

    def __init__(self, *args: Any, workspace: Workspace, case: Case, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["user"]
        assert isinstance(field, forms.ModelChoiceField)
        working = workers_within(workspace, clock.today())
        field.queryset = working.exclude(pk=case.worker_id)
