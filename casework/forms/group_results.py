"""What came of a group: measures before and after, and the summary."""

from decimal import Decimal
from typing import Any

from django import forms

from casework.forms.groups import paragraph
from casework.models import ServiceGroup
from casework.selectors.group_figures import MeasureResult
from casework.services.group_results import SummaryValues
from core.forms import KeyField, NamingForm, SeenField


class MeasureForm(NamingForm):
    """增加测量。"""

    id = KeyField()
    name = forms.CharField(label="测量什么", max_length=60, help_text="例如：孤独感量表得分")
    unit = forms.CharField(label="单位", max_length=20, required=False, initial="分")
    direction = forms.ChoiceField(
        label="方向",
        choices=[("up", "越高越好"), ("down", "越低越好")],
        initial="up",
        widget=forms.RadioSelect,
    )


class ScoresForm(NamingForm):
    """前后测：two numbers for each member."""

    seen_at = SeenField()

    def __init__(self, *args: Any, result: MeasureResult, **kwargs: Any) -> None:
        kwargs["initial"] = {"seen_at": result.measure.updated_at}
        super().__init__(*args, **kwargs | {"prefix": f"m{result.measure.pk.hex}"})
        self.result = result
        for each in result.members:
            for when, known in (("before", each.before), ("after", each.after)):
                self.fields[f"{when}_{each.member.pk.hex}"] = forms.DecimalField(
                    label="前测" if when == "before" else "后测",
                    required=False,
                    max_digits=7,
                    decimal_places=2,
                    initial=None if known is None else f"{known.normalize():f}",
                    widget=forms.NumberInput(
                        attrs={"step": "any", "inputmode": "decimal", "class": "form-control"}
                    ),
                )

    def rows(self) -> list[tuple[Any, forms.BoundField, forms.BoundField]]:
        """Return each member with his two fields."""
        return [
            (each, self[f"before_{each.member.pk.hex}"], self[f"after_{each.member.pk.hex}"])
            for each in self.result.members
        ]

    def scores(self) -> dict[Any, tuple[Decimal | None, Decimal | None]]:
        """Return what was filled in."""
        data = self.cleaned_data
        return {
            each.member.pk: (
                data[f"before_{each.member.pk.hex}"], data[f"after_{each.member.pk.hex}"]
            )
            for each in self.result.members
        }  # fmt: skip


class SummaryForm(NamingForm):
    """小组总结报告。"""

    seen_at = SeenField()
    summary = paragraph("目标达成", "对照计划的目标，达到了哪些，凭什么说。", rows=5)
    summary_recruitment = paragraph(
        "招募与出席", "招募和宣传、出席状况、时间长度和地点是否合适。", rows=4
    )
    summary_problems = paragraph("困难与建议", "遇到的困难、怎样处理、以后怎样做。", rows=4)

    def __init__(self, *args: Any, group: ServiceGroup, **kwargs: Any) -> None:
        known = {name: getattr(group, name) for name in SummaryValues.__dataclass_fields__}
        known["seen_at"] = group.updated_at
        super().__init__(*args, **kwargs | {"initial": known})

    def values(self) -> SummaryValues:
        """Return what was filled in."""
        names = SummaryValues.__dataclass_fields__
        return SummaryValues(**{name: self.cleaned_data[name] for name in names})
