"""探访频次、救助申请的材料清单。"""

from typing import ClassVar, Literal

from pydantic import Field, model_validator

from stations.validators.policies.base import RuleList, Strict, joined

CODE = r"^[a-z][a-z0-9_]{0,19}$"
Risk = Literal["low", "medium", "high", "urgent"]


class VisitCriterion(Strict):
    """Whom a level is suggested for: all that is given must hold; nothing given is everybody.

    The codes are those of casework: classes and categories of clients, health, care ability.
    """

    says: str = Field(min_length=1, max_length=60)
    min_age: int | None = Field(default=None, ge=0, le=120)
    max_age: int | None = Field(default=None, ge=0, le=120)
    lives_alone: bool | None = None
    disabled: bool | None = None
    classes: list[str] = Field(default_factory=list)
    categories: list[str] = Field(default_factory=list)
    health: list[str] = Field(default_factory=list)
    care: list[str] = Field(default_factory=list)
    risks: list[Risk] = Field(default_factory=list)


class VisitCadenceStep(Strict):
    """One level: how often, and for whom it is suggested. A person decides."""

    level: str = Field(pattern=CODE)
    label: str = Field(min_length=1, max_length=20)
    every_days: int = Field(ge=1, le=366)
    suggested_for: list[VisitCriterion] = Field(default_factory=list)

    def __str__(self) -> str:
        whom = joined([each.says for each in self.suggested_for])
        suggested = f"；建议用于：{whom}" if whom else ""
        return f"{self.label}：至少每 {self.every_days} 天探访一次{suggested}"


class VisitCadence(RuleList[VisitCadenceStep]):
    """探访频次, the closest level first."""

    title: ClassVar[str] = "探访频次"

    @model_validator(mode="after")
    def _levels_once(self) -> "VisitCadence":
        levels = [step.level for step in self.root]
        twice = sorted({level for level in levels if levels.count(level) > 1})
        if twice:
            raise ValueError(f"级别重复：{joined(twice)}")
        return self


class ReliefMaterial(Strict):
    """One line of a checklist."""

    name: str = Field(min_length=1, max_length=80)
    required: bool = True


class ReliefChecklist(Strict):
    """What is usually asked for with one kind of application."""

    kind: str = Field(pattern=CODE)
    label: str = Field(min_length=1, max_length=30)
    materials: list[ReliefMaterial] = Field(min_length=1)

    def __str__(self) -> str:
        named = [f"{one.name}{'' if one.required else '（视情况）'}" for one in self.materials]
        return f"{self.label}：{joined(named)}"


class ReliefChecklists(RuleList[ReliefChecklist]):
    """救助申请材料清单 by kind."""

    title: ClassVar[str] = "救助申请材料清单"
