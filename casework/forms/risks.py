"""Input of risk assessments, confirmations and safety plans."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from casework.enums.cases import RiskLevel
from casework.forms.client_fields import with_value
from casework.forms.steps import DayField
from casework.models import Case, Client, RiskAssessment, ServiceRecord
from casework.selectors.risks import open_cases_of
from casework.services.risks import RiskValues
from casework.services.safety_plans import SafetyPlanValues
from core import clock
from core.forms import KeyField, NamingForm

LONGEST = 2000


def paragraphs(
    label: str, *, rows: int = 2, required: bool = False, hint: str = "", help_text: str = ""
) -> forms.CharField:
    """A field for some sentences."""
    widget = forms.Textarea({"rows": rows, "placeholder": hint} if hint else {"rows": rows})
    return forms.CharField(
        label=label, required=required, max_length=LONGEST, widget=widget, help_text=help_text
    )


class RiskForm(NamingForm):
    """风险评估。The only open case is chosen; a way down is asked for where there is one."""

    id = KeyField()
    seen = forms.UUIDField(required=False, widget=forms.HiddenInput)
    level = forms.ChoiceField(
        label="评定等级",
        choices=RiskLevel.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择等级。"},
    )
    assessed_on = DayField("评估日期")
    ideation = paragraphs("意念", hint="有没有伤害自己或别人的念头，多久一次")
    plan = paragraphs("计划", hint="有没有想好时间、地点、方法")
    means = paragraphs("手段", hint="药物、农药、刀具等是否拿得到")
    intent = paragraphs("意图", hint="想不想真的去做，什么拦着他")
    protective = paragraphs("保护因素", hint="家人、信念、愿意求助、可以陪伴的人")
    basis = paragraphs("依据", rows=3, required=True, hint="看到、听到、查证到什么")
    step_down_basis = paragraphs(
        "降级依据", help_text="从高或紧急下降时填写：连续两次较低的评估说明了什么。"
    )
    case: "forms.ModelChoiceField[Case]" = forms.ModelChoiceField(
        QuerySet(Case).none(), label="个案", required=False, empty_label="不属于个案"
    )

    def __init__(
        self, *args: Any, client: Client, in_force: RiskLevel | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if in_force is None or not in_force.is_grave:
            del self.fields["step_down_basis"]
        field = self.fields["case"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = open_cases_of(client)
        if len(field.queryset) == 1 and not self.initial.get("case"):
            self.initial["case"] = field.queryset[0]
        if not field.queryset:
            del self.fields["case"]
        if self.initial.get("assessed_on") is None:
            self.initial["assessed_on"] = clock.today()

    def look_again(self, latest: RiskAssessment | None) -> None:
        """Let the next saving count as one that knows the latest assessment."""
        self.data = with_value(self.data, "seen", str(latest.pk) if latest else "")

    def values(self, record: ServiceRecord | None) -> RiskValues:
        """Return what was filled in."""
        data = self.cleaned_data
        texts = ("basis", "ideation", "plan", "means", "intent", "protective")
        return RiskValues(
            assessed_on=data["assessed_on"],
            level=RiskLevel(data["level"]),
            case=data.get("case"),
            record=record,
            step_down_basis=data.get("step_down_basis", ""),
            **{name: data[name] for name in texts},
        )


class ConfirmForm(NamingForm):
    """督导确认。"""

    note = paragraphs("督导意见", rows=4, hint="看法、要补充了解的、下一步")


class SafetyPlanForm(NamingForm):
    """安全计划：五部分。"""

    id = KeyField()
    warning_signs = paragraphs(
        "预警信号", rows=3, required=True, hint="什么样的情绪、想法、处境说明危险在靠近"
    )
    coping = paragraphs(
        "应对步骤", rows=3, required=True, hint="自己先能做的：离开现场、给谁打电话、去哪里"
    )
    supporters = paragraphs("支持者", rows=3, required=True, hint="姓名、关系、电话、何时找他")
    professional_help = paragraphs("专业求助与热线", rows=3, required=True)
    environment = paragraphs("环境安全", rows=3, required=True, hint="把危险的东西收好，由谁收")
    review_on = DayField("复核日期")
    agreed_with_client = forms.BooleanField(label="与服务对象一起商定", required=False)

    def values(self) -> SafetyPlanValues:
        """Return what was filled in."""
        data = dict(self.cleaned_data)
        data.pop("id")
        return SafetyPlanValues(**data)


def first_words(risk: RiskAssessment, hotlines: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    """Return what a new safety plan begins with: the hotlines of the policy."""
    numbers = "\n".join(f"{label} {number}" for number, label in hotlines)
    return {"professional_help": numbers, "warning_signs": risk.ideation}
