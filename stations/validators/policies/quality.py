"""投诉与意外事件时限、保存期限、编号规则。"""

import re
from typing import ClassVar

from pydantic import Field, field_validator

from stations.validators.policies.base import RuleList, RuleValue, Strict

PLACEHOLDER = re.compile(r"\{(\w+)\}")
PLACEHOLDERS = {"station": "站", "year": "年", "month": "月", "seq": "序号"}


class ComplaintClocks(RuleValue):
    """Workdays within which a complaint is acknowledged and answered."""

    title: ClassVar[str] = "投诉时限"

    acknowledge_workdays: int = Field(ge=1, le=60)
    answer_workdays: int = Field(ge=1, le=120)
    complex_answer_workdays: int = Field(ge=1, le=240)

    def lines(self) -> list[str]:
        """Say the three clocks."""
        return [
            f"{self.acknowledge_workdays} 个工作日内受理",
            f"{self.answer_workdays} 个工作日内答复",
            f"情况复杂的 {self.complex_answer_workdays} 个工作日内答复",
        ]


class IncidentClocks(RuleValue):
    """Workdays within which an incident is recorded."""

    title: ClassVar[str] = "意外事件时限"

    record_workdays: int = Field(ge=1, le=30)

    def lines(self) -> list[str]:
        """Say the clock."""
        return [f"意外或伤害事故发生后 {self.record_workdays} 个工作日内完整记录在案"]


class RetentionPeriod(Strict):
    """How long one kind of material is kept at least; no period where the text gives none."""

    material: str = Field(min_length=1, max_length=60)
    months: int | None = Field(default=None, ge=1)
    basis: str = ""

    def __str__(self) -> str:
        basis = f"（{self.basis}）" if self.basis else ""
        if self.months is None:
            return f"{self.material}{basis}"
        years, months = divmod(self.months, 12)
        return f"{self.material}：不少于 {f'{years} 年' if not months else f'{self.months} 个月'}{basis}"


class Retention(RuleList[RetentionPeriod]):
    """保存期限."""

    title: ClassVar[str] = "档案与保存期限"


class NumberingPattern(Strict):
    """How documents of one kind are numbered."""

    document: str = Field(pattern=r"^[a-z][a-z_]{0,29}$")
    label: str = Field(min_length=1, max_length=30)
    pattern: str = Field(min_length=1, max_length=60)

    @field_validator("pattern")
    @classmethod
    def _known_placeholders(cls, pattern: str) -> str:
        used = PLACEHOLDER.findall(pattern)
        if unknown := sorted(set(used) - set(PLACEHOLDERS)):
            raise ValueError(
                f"没有 {'、'.join(unknown)} 这样的编号成分，可用 {'、'.join(PLACEHOLDERS)}"
            )
        if "seq" not in used:
            raise ValueError("编号须含 {seq}")
        return pattern

    def __str__(self) -> str:
        shown = PLACEHOLDER.sub(lambda match: f"〈{PLACEHOLDERS[match[1]]}〉", self.pattern)
        return f"{self.label}：{shown}"


class NumberingPatterns(RuleList[NumberingPattern]):
    """编号规则."""

    title: ClassVar[str] = "编号规则"
