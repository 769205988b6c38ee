"""服务形式、记录时限、探访频次。"""

from typing import ClassVar, Literal

from pydantic import Field, model_validator

from stations.validators.policies.base import RuleList, RuleNumber, Strict, joined

Method = Literal["case", "group", "community", "resource", "general"]
Place = Literal["home", "station", "community", "phone", "institution", "other"]

CODE = r"^[a-z][a-z0-9_]{0,29}$"


class ServiceKind(Strict):
    """One 服务形式: what the form fills in when it is chosen."""

    code: str = Field(pattern=CODE)
    label: str = Field(min_length=1, max_length=30)
    method: Method
    place: Place
    needs_client: bool
    minutes: int = Field(ge=1, le=1440)

    def __str__(self) -> str:
        whom = "须选服务对象" if self.needs_client else "可只记人数"
        return f"{self.label}：通常 {self.minutes} 分钟，{whom}"


class ServiceKinds(RuleList[ServiceKind]):
    """The kinds of service a record can be of."""

    title: ClassVar[str] = "服务形式"

    @model_validator(mode="after")
    def _codes_once(self) -> "ServiceKinds":
        codes = [kind.code for kind in self.root]
        twice = sorted({code for code in codes if codes.count(code) > 1})
        if twice:
            raise ValueError(f"编码重复：{joined(twice)}")
        return self


class RecordDueWorkdays(RuleNumber):
    """Workdays after the service within which its record is due."""

    title: ClassVar[str] = "服务记录时限"
    sentence: ClassVar[str] = "服务结束后 {} 个工作日内完成记录，逾期的标明迟录，不拒收"


class VisitCadenceStep(Strict):
    """How often people of one risk level are visited."""

    level: Literal["low", "medium", "high", "urgent"]
    label: str = Field(min_length=1, max_length=20)
    every_days: int = Field(ge=1, le=366)

    def __str__(self) -> str:
        return f"{self.label}：至少每 {self.every_days} 天探访一次"


class VisitCadence(RuleList[VisitCadenceStep]):
    """探访频次 by risk."""

    title: ClassVar[str] = "探访频次"
