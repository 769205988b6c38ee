"""人员配备、资格、督导。"""

from typing import ClassVar, Literal

from pydantic import Field

from stations.validators.policies.base import RuleList, RuleNumber, RuleValue, Strict, joined


class StaffingMinimum(Strict):
    """The least number of social workers at one kind of place."""

    kind: Literal["central_district", "new_district", "urban_community", "rural_community"]
    label: str = Field(min_length=1, max_length=40)
    unit: Literal["station", "community"]
    people: int = Field(ge=1, le=50)
    full_time: bool = False
    strength: Literal["shall", "should"] = "shall"

    def __str__(self) -> str:
        unit = "每站" if self.unit == "station" else "每个社区"
        must = "不少于" if self.strength == "shall" else "宜配备"
        who = "专职社工" if self.full_time else "社区社会工作者"
        return f"{self.label}：{unit}{must} {self.people} 名{who}"


class Staffing(RuleList[StaffingMinimum]):
    """人员配备 by kind of place."""

    title: ClassVar[str] = "人员配备"


class Qualification(RuleValue):
    """What a social worker of a station needs."""

    title: ClassVar[str] = "社工资格"

    certificate: bool
    degree_instead: bool = False
    experience_years: int = Field(default=0, ge=0, le=30)
    in_principle: bool = False

    def lines(self) -> list[str]:
        """Say what is needed."""
        needed = ["持有社会工作者职业水平证书"] if self.certificate else []
        if self.degree_instead:
            needed = [*needed, "具备国家承认的社会工作专业专科及以上学历"]
            return [f"具备下列之一：{joined(needed, '；')}"]
        if self.experience_years:
            needed = [*needed, f"有 {self.experience_years} 年以上相关工作经验"]
        return [f"{'原则上' if self.in_principle else ''}{joined(needed, '，')}"]


class SupervisorExperience(RuleNumber):
    """Years of social work before somebody supervises."""

    title: ClassVar[str] = "督导资历"
    sentence: ClassVar[str] = "督导须有 {} 年以上社会工作服务经验"


class SupervisionSystem(RuleValue):
    """What a 督导制度 must state and guarantee."""

    title: ClassVar[str] = "督导制度"

    guarantees: list[str] = Field(min_length=1)
    states: list[str] = Field(min_length=1)

    def lines(self) -> list[str]:
        """Say what it guarantees, and what it states."""
        return [*self.guarantees, f"须阐明：{joined(self.states)}"]


class SupervisionHours(RuleValue):
    """督导 each social worker gets in a month."""

    title: ClassVar[str] = "督导时数"

    individual_hours: int = Field(ge=0, le=100)
    group_hours: int = Field(ge=0, le=100)

    def lines(self) -> list[str]:
        """Say how much."""
        alone, together = self.individual_hours, self.group_hours
        return [f"每名社工每月个别督导不少于 {alone} 小时、小组督导不少于 {together} 小时"]
