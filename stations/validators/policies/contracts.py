"""购买主体、期限、评估与续签、负面清单。"""

from typing import ClassVar, Literal

from pydantic import Field, model_validator

from stations.validators.policies.base import RuleList, RuleValue, Strict, joined

Level = Literal["city", "district", "street", "department"]
LEVELS: dict[Level, str] = {
    "city": "市级民政部门",
    "district": "区级民政部门",
    "street": "街道办事处、乡镇人民政府",
    "department": "行业主管部门",
}


class PurchaserLevels(RuleValue):
    """Who buys, and who in principle does not."""

    title: ClassVar[str] = "购买主体"

    levels: list[Level] = Field(min_length=1)
    not_in_principle: list[Level] = Field(default_factory=list)

    def lines(self) -> list[str]:
        """Say who buys."""
        buyers = f"购买主体：{joined([LEVELS[level] for level in self.levels])}"
        if not self.not_in_principle:
            return [buyers]
        others = joined([LEVELS[level] for level in self.not_in_principle])
        return [buyers, f"原则上不直接购买：{others}"]


class Term(RuleValue):
    """The longest term. A rule that is `enforced` refuses, others warn with their clause."""

    what: ClassVar[str]

    years: int = Field(ge=1, le=10)
    in_principle: bool = False
    enforced: bool = False
    condition: str = ""

    @property
    def sentence(self) -> str:
        """The rule in words."""
        return f"{'原则上' if self.in_principle else ''}{self.what}不超过 {self.years} 年"

    def lines(self) -> list[str]:
        """Say the rule, its condition, and that a breach is refused where it is."""
        effect = "超过的不予保存" if self.enforced else ""
        return [line for line in (self.sentence, self.condition, effect) if line]


class ContractTerm(Term):
    """How long a contract may run."""

    title: ClassVar[str] = "合同期限"
    what: ClassVar[str] = "服务合同期限"


class ProjectTerm(Term):
    """How long a project may run."""

    title: ClassVar[str] = "项目期限"
    what: ClassVar[str] = "每个项目的服务时间"


class Evaluations(RuleValue):
    """Mid-term evaluations in each execution year."""

    title: ClassVar[str] = "年度评估次数"

    mid_term: int = Field(ge=1, le=12)
    third_party: bool = False

    def lines(self) -> list[str]:
        """Say how often, and by whom."""
        often = f"项目每一执行年度至少组织 {self.mid_term} 次中期评估"
        return [often, *(["委托第三方机构全过程绩效评估"] if self.third_party else [])]


class RenewalTest(RuleValue):
    """What results allow a contract to be renewed."""

    title: ClassVar[str] = "续签条件"

    grade: str = Field(min_length=1, max_length=10)
    results: Literal["all", "last"]

    def lines(self) -> list[str]:
        """Say which results must be how good."""
        which = "运行期间评估结果均" if self.results == "all" else "最近一次评估结果"
        return [f"{which}为“{self.grade}”的承接主体，可以按照政府采购相关规定续签服务合同"]


class Unsuitable(Strict):
    """One kind of work that is not for a station: forbidden, or to be avoided."""

    text: str = Field(min_length=1)
    strength: Literal["forbidden", "avoid"]

    def __str__(self) -> str:
        return f"{'不得购买' if self.strength == 'forbidden' else '应当避免'}：{self.text}"


class NegativeList(RuleList[Unsuitable]):
    """负面清单."""

    title: ClassVar[str] = "负面清单"


class GradeBand(Strict):
    """One grade, from which score on."""

    grade: str = Field(min_length=1, max_length=10)
    from_score: int = Field(ge=0, le=100)

    def __str__(self) -> str:
        return f"{self.grade}：{self.from_score} 分起"


class GradeBands(RuleList[GradeBand]):
    """等次, the best first."""

    title: ClassVar[str] = "评估等次"

    @model_validator(mode="after")
    def _descending(self) -> "GradeBands":
        scores = [band.from_score for band in self.root]
        if scores != sorted(set(scores), reverse=True):
            raise ValueError("分数须从高到低，不能重复")
        if scores[-1] != 0:
            raise ValueError("最低一档须从 0 分起")
        return self
