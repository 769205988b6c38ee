"""选填的内容 of a file, in blocks that are folded away."""

from typing import Any

from django import forms

from casework.enums.people import (
    ETHNICITIES,
    Benefit,
    CareAbility,
    DisabilityGrade,
    DisabilityKind,
    Education,
    HealthCondition,
    Housing,
    MaritalStatus,
    Residence,
)
from casework.forms.client_fields import UNCHANGED, PhoneField
from casework.models import Client
from casework.services.client_details import DETAILS, SEALED_DETAILS, ClientDetails
from core.forms import NamingForm
from core.masking import mask_address, mask_phone

MASKS = {"registered_address": mask_address, "emergency_phone": mask_phone}

# What is folded away together: title, then fields.
BLOCKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "紧急联系人",
        ("emergency_name", "emergency_relation", "emergency_phone", "clear_emergency_phone"),
    ),
    (
        "户籍、民族、婚姻、文化程度和职业",
        (
            "residence", "registered_address", "clear_registered_address", "ethnicity",
            "marital_status", "education", "occupation",
        ),
    ),
    (
        "健康、残疾和照料",
        (
            "health", "health_note", "disability_kind", "disability_grade", "care_ability",
            "carer",
        ),
    ),
    ("住房和保障", ("housing", "benefits")),
)  # fmt: skip


def _choice(label: str, choices: type[Any]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, required=False, choices=[("", "未填写"), *choices.choices]
    )


def _several(label: str, choices: type[Any]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, required=False, choices=choices.choices, widget=forms.CheckboxSelectMultiple
    )


class DetailsForm(NamingForm):
    """The optional blocks, before they are part of a longer form."""

    emergency_name = forms.CharField(label="紧急联系人", required=False, max_length=40)
    emergency_relation = forms.CharField(label="与本人的关系", required=False, max_length=20)
    emergency_phone = PhoneField(label="紧急联系电话", required=False, max_length=30)
    clear_emergency_phone = forms.BooleanField(label="删除已登记的紧急联系电话", required=False)
    residence = _choice("人户状况", Residence)
    registered_address = forms.CharField(label="户籍地址", required=False, max_length=120)
    clear_registered_address = forms.BooleanField(label="删除已登记的户籍地址", required=False)
    ethnicity = forms.ChoiceField(
        label="民族",
        required=False,
        choices=[("", "未填写"), *((name, name) for name in ETHNICITIES)],
    )
    marital_status = _choice("婚姻状况", MaritalStatus)
    education = _choice("文化程度", Education)
    occupation = forms.CharField(label="职业或就读", required=False, max_length=60)
    health = _several("健康状况", HealthCondition)
    health_note = forms.CharField(label="健康说明", required=False, max_length=200)
    disability_kind = _choice("残疾类别", DisabilityKind)
    disability_grade = _choice("残疾等级", DisabilityGrade)
    care_ability = _choice("自理能力", CareAbility)
    carer = forms.CharField(label="主要照料者", required=False, max_length=40)
    housing = _choice("住房", Housing)
    benefits = _several("现享保障", Benefit)

    def clean_disability_grade(self) -> str:
        """A grade belongs to a kind."""
        grade: str = self.cleaned_data["disability_grade"]
        if grade and not self.cleaned_data.get("disability_kind"):
            raise forms.ValidationError("填写了残疾等级，请选择残疾类别。")
        return grade

    def details(self, client: Client | None = None) -> ClientDetails:
        """Return what was filled in; None for what is sealed and stays as it is."""
        data = self.cleaned_data
        values = {name: data[name] for name in DETAILS}
        for name in SEALED_DETAILS:
            kept = None if client is not None and not data.get(f"clear_{name}") else ""
            values[name] = data[name] or kept
        for name in ("health", "benefits"):
            values[name] = tuple(data[name])
        return ClientDetails(**values)

    def show_masked(self, client: Client | None) -> None:
        """Say beside a sealed field what is there; offer to delete only what is there."""
        for name in SEALED_DETAILS:
            masked = MASKS[name](getattr(client, name)) if client else ""
            self.fields[name].widget.attrs["autocomplete"] = "off"
            if masked:
                self.fields[name].widget.attrs["placeholder"] = UNCHANGED.format(masked)
            else:
                del self.fields[f"clear_{name}"]

    @property
    def blocks(self) -> list[dict[str, Any]]:
        """What the page folds away: open where something is wrong."""
        return [
            {
                "title": title,
                "fields": [self[name] for name in names if name in self.fields],
                "open": any(name in self.errors for name in names) if self.is_bound else False,
                "filled": any(self._is_filled(name) for name in names),
            }
            for title, names in BLOCKS
        ]

    def _is_filled(self, name: str) -> bool:
        if name not in self.fields:
            return False
        return bool(self[name].value() or "placeholder" in self.fields[name].widget.attrs)


def details_initial(client: Client) -> dict[str, Any]:
    """Return what is known, without what is masked."""
    return {name: getattr(client, name) for name in DETAILS if name not in SEALED_DETAILS}
