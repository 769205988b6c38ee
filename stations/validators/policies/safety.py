"""强制报告的情形、求助电话。"""

from typing import ClassVar

from pydantic import Field

from stations.validators.policies.base import RuleList, Strict


class ReportSituation(Strict):
    """One situation that has to be reported at once."""

    code: str = Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")
    label: str = Field(min_length=1, max_length=80)
    minors: bool = True

    def __str__(self) -> str:
        return f"{self.label}（{'未成年人' if self.minors else '不限年龄'}）"


class ReportSituations(RuleList[ReportSituation]):
    """强制报告情形."""

    title: ClassVar[str] = "强制报告情形"


class Hotline(Strict):
    """A number to call."""

    number: str = Field(min_length=2, max_length=20)
    label: str = Field(min_length=1, max_length=30)

    def __str__(self) -> str:
        return f"{self.label}：{self.number}"


class Hotlines(RuleList[Hotline]):
    """求助电话."""

    title: ClassVar[str] = "求助电话"
