"""服务形式、记录时限。"""

from typing import ClassVar, Literal

from pydantic import Field, model_validator

from stations.validators.policies.base import RuleList, RuleNumber, RuleValue, Strict, joined

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


class VolunteerPoints(RuleValue):
    """How volunteers earn points, and how long these can be used."""

    title: ClassVar[str] = "志愿服务积分"

    per_hour: int = Field(ge=1, le=1000)
    valid_months: int | None = Field(default=None, ge=1, le=120)

    def lines(self) -> list[str]:
        """Say both."""
        months = self.valid_months
        until = f"自服务之日起 {months} 个月内有效" if months else "长期有效"
        return [f"志愿服务每小时 {self.per_hour} 分，不足 1 分的不计", f"积分{until}"]


class VolunteerColumn(Strict):
    """One column of the national volunteer system, from one of our fields."""

    column: str = Field(min_length=1, max_length=40)
    field: Literal[
        "number", "national_number", "name", "sex", "born_on", "identifier", "phone",
        "community", "skills", "available", "state", "registered_on", "hours", "station",
    ]  # fmt: skip
    codes: dict[str, str] = Field(default_factory=dict)

    def __str__(self) -> str:
        codes = joined([f"{ours}→{theirs}" for ours, theirs in self.codes.items()])
        return f"{self.column}：{VOLUNTEER_FIELDS[self.field]}{f'（{codes}）' if codes else ''}"


VOLUNTEER_FIELDS = {
    "number": "本站编号",
    "national_number": "全国志愿服务信息系统编号",
    "name": "姓名",
    "sex": "性别",
    "born_on": "出生日期",
    "identifier": "证件号码",
    "phone": "联系电话",
    "community": "所在社区",
    "skills": "特长",
    "available": "可服务时间",
    "state": "状态",
    "registered_on": "登记日期",
    "hours": "累计服务小时",
    "station": "社工站",
}


class VolunteerExport(RuleList[VolunteerColumn]):
    """导出到全国志愿服务信息系统的字段对应."""

    title: ClassVar[str] = "志愿者导出字段"
