"""Input of surveys and of answers to them."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms

from accounts.models import User
from casework.enums.communities import SurveyMethod
from casework.enums.questionnaires import QuestionSetKind
from casework.forms.questions import AsksQuestions
from casework.models import QuestionSetVersion, Survey
from casework.phrases import surveys as phrases
from casework.rules.surveys import can_change_form
from casework.selectors.clients import workers_within
from casework.selectors.questionnaires import forms_in_use
from casework.selectors.records import communities_of
from casework.selectors.surveys import earlier_surveys
from casework.services.surveys import SurveyValues, new_token
from core import clock
from core.forms import KeyField, NamingForm, SeenField
from stations.forms.fields import date_input
from stations.models import Region, Station
from stations.selectors.workspaces import Workspace

TOKEN = re.compile(r"\A[A-Za-z0-9_-]{24}\Z")


class SurveyForm(NamingForm):
    """调查计划：what is asked, whom, how, and what it is compared to."""

    id = KeyField()
    seen_at = SeenField()
    title = forms.CharField(label="名称", max_length=60)
    method = forms.ChoiceField(
        label="方法",
        choices=SurveyMethod.choices,
        initial=SurveyMethod.QUESTIONNAIRE,
        widget=forms.RadioSelect,
    )
    form_version = forms.ModelChoiceField(
        label="问卷", queryset=QuestionSetVersion.objects.none(), empty_label="请选择"
    )
    community = forms.ModelChoiceField(
        label="社区", queryset=Region.objects.none(), required=False, empty_label="全站范围"
    )
    purpose = forms.CharField(
        label="目的", required=False, max_length=1000, widget=forms.Textarea({"rows": 2})
    )
    sample_plan = forms.CharField(
        label="抽样与样本",
        required=False,
        max_length=1000,
        help_text="问谁、怎样选、怎样避免只问到愿意答的人。",
        widget=forms.Textarea({"rows": 2}),
    )
    sample_size = forms.IntegerField(
        label="计划样本数", required=False, min_value=1, max_value=100000
    )
    starts_on = forms.DateField(
        label="开始日期",
        initial=clock.today,
        widget=date_input(),
    )
    ends_on = forms.DateField(label="结束日期", required=False, widget=date_input())
    worker = forms.ModelChoiceField(
        label="负责社工", queryset=User.objects.none(), empty_label=None
    )
    is_public = forms.BooleanField(label="居民可以扫码填写", required=False, initial=True)
    is_baseline = forms.BooleanField(
        label="作为基线", required=False, help_text="以后的调查和它比较。"
    )
    compares_to = forms.ChoiceField(label="与哪次比较", required=False)

    def __init__(
        self,
        *args: Any,
        station: Station,
        workspace: Workspace,
        survey: Survey | None = None,
        **options: Any,
    ) -> None:
        self.station, self.survey = station, survey
        options.setdefault("initial", _start(survey, workspace))
        super().__init__(*args, **options)
        self.fields["seen_at"].required = survey is not None
        self._field("form_version").queryset = self._forms()
        self._field("community").queryset = communities_of(station, clock.today())
        self._field("worker").queryset = workers_within(workspace, clock.today())
        earlier = earlier_surveys(station.pk, besides=survey.pk if survey else None)
        self.earlier = {str(each.pk): each for each in earlier[:50]}
        self._field("compares_to").choices = [
            ("", "不比较"),
            *((pk, f"{each.title}（{each.starts_on}）") for pk, each in self.earlier.items()),
        ]
        if survey is not None and not can_change_form(survey):
            self.fields["form_version"].help_text = can_change_form(survey).reason

    def values(self) -> SurveyValues:
        """Return what was typed."""
        typed = self.cleaned_data
        names = (
            "title", "form_version", "community", "purpose", "sample_plan", "sample_size",
            "starts_on", "ends_on", "worker", "is_public", "is_baseline",
        )  # fmt: skip
        return SurveyValues(
            method=SurveyMethod(typed["method"]),
            compares_to=self.earlier.get(typed["compares_to"]),
            **{name: typed[name] for name in names},
        )

    def _forms(self) -> Any:
        usable = [
            each.pk for each in forms_in_use(kind=QuestionSetKind.SURVEY, station=self.station)
        ]
        if self.survey is not None:
            usable.append(self.survey.form_version_id)
        return QuestionSetVersion.objects.filter(pk__in=usable).select_related("question_set")

    def _field(self, name: str) -> Any:
        return self.fields[name]


class FindingsForm(NamingForm):
    """结果与发现。"""

    seen_at = SeenField()
    findings = forms.CharField(
        label="结果与发现",
        required=False,
        max_length=5000,
        help_text="主要需求、与上次相比的变化、打算怎样回应。",
        widget=forms.Textarea({"rows": 6}),
    )


class AnswerForm(AsksQuestions, NamingForm):
    """代填一份答卷。`token` comes from the page, so sending twice is once."""

    token = forms.RegexField(
        TOKEN,
        widget=forms.HiddenInput,
        initial=new_token,
        error_messages=dict.fromkeys(("required", "invalid"), phrases.PAGE_OUTDATED),
    )

    def __init__(self, *args: Any, version: QuestionSetVersion, **options: Any) -> None:
        super().__init__(*args, **options)
        self.ask(version)

    @staticmethod
    def token_in(data: Mapping[str, Any]) -> str:
        """Return the token that was sent, if it is one."""
        token = str(data.get("token", ""))
        return token if TOKEN.fullmatch(token) else ""


class PublicAnswerForm(AnswerForm):
    """居民填写：the questions, and a tick."""

    agreed = forms.BooleanField(
        label=phrases.CONSENT, error_messages={"required": phrases.CONSENT_MISSING}
    )


class StaffAnswerForm(AnswerForm):
    """代填：the same questions, and where the resident lives."""

    community = forms.ModelChoiceField(
        label="居民所在社区", queryset=Region.objects.none(), required=False, empty_label="不填"
    )

    def __init__(self, *args: Any, station: Station, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["community"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = communities_of(station, clock.today())


def _start(survey: Survey | None, workspace: Workspace) -> dict[str, Any]:
    if survey is None:
        return {"worker": workspace.user_id}
    names = (
        "title", "method", "form_version", "community", "purpose", "sample_plan", "sample_size",
        "starts_on", "ends_on", "worker", "is_public", "is_baseline",
    )  # fmt: skip
    known = {name: getattr(survey, name) for name in names}
    seen = {"id": survey.pk, "seen_at": survey.updated_at}
    return known | seen | {"compares_to": str(survey.compares_to_id or "")}
