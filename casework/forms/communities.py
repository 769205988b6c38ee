"""Input about communities."""

from typing import Any, ClassVar

from django import forms

from casework.enums.communities import InterventionLevel, ProblemType
from casework.forms.rows import RowForm, RowMeta
from casework.models import (
    CommunityFacility,
    CommunityProfile,
    HumanResource,
    Survey,
    SwotAnalysis,
)
from core import clock
from projects.models import Project

NUMBERS = (
    "households", "residents", "registered", "elderly",
    "children", "disabled", "relief_households", "migrants",
)  # fmt: skip


class ProfileForm(RowForm):
    """社区概况。"""

    parts: ClassVar = (
        ("日期", ("as_of", "is_baseline")),
        ("人口", NUMBERS),
        ("概况", ("geography", "economy", "culture", "strengths")),
    )

    class Meta(RowMeta):
        model = CommunityProfile
        fields = (
            "as_of", "is_baseline", *NUMBERS, "geography", "economy", "culture", "strengths",
        )  # fmt: skip
        labels: ClassVar = {"is_baseline": "作为基线（以后的变化都与这一份比较）"}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.row is None:
            self.fields["as_of"].initial = clock.today


class FacilityForm(RowForm):
    """社区设施。"""

    class Meta(RowMeta):
        model = CommunityFacility
        fields = ("kind", "name", "count", "place", "operator", "opening", "use", "effect")


class HumanResourceForm(RowForm):
    """社区服务人力。"""

    secret = "phone"  # noqa: S105 -- the name of a field

    class Meta(RowMeta):
        model = HumanResource
        fields = ("kind", "name", "role", "people", "phone", "available")


class SwotForm(RowForm):
    """SWOT 分析。"""

    parts: ClassVar = (
        ("问题界定", ("made_on", "problem", "level", "problem_type", "survey")),
        ("SWOT", ("strengths", "weaknesses", "opportunities", "threats")),
        ("策略", ("strategy", "project")),
    )

    class Meta(RowMeta):
        model = SwotAnalysis
        fields = (
            "made_on", "problem", "level", "problem_type", "survey",
            "strengths", "weaknesses", "opportunities", "threats", "strategy", "project",
        )  # fmt: skip

    def __init__(self, *args: Any, community_id: int, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["problem"].required = True
        self.fields["strategy"].required = True
        self.fields["level"] = forms.ChoiceField(
            label="介入层面", choices=[("", "请选择"), *InterventionLevel.choices]
        )
        self.fields["problem_type"] = forms.ChoiceField(
            label="问题类型", choices=[("", "请选择"), *ProblemType.choices]
        )
        surveys = Survey.objects.filter(community_id__in=[community_id]) | Survey.objects.filter(
            community=None
        )
        self._choose("survey", surveys.order_by("-starts_on", "-pk"))
        self._choose("project", Project.objects.filter(station_id=self.workspace.station_id))
        if self.row is None:
            self.fields["made_on"].initial = clock.today

    def _choose(self, name: str, rows: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset, field.empty_label = rows, "不选"
