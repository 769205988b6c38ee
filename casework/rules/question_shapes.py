"""The shape of a question, as it is kept and as a district edits it."""

from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    FiniteFloat,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

from casework.enums.questionnaires import QuestionType
from casework.phrases import questionnaires as phrases

MOST_CHOICES = 30
YES_NO = (("yes", "是"), ("no", "否"))

# The parts of a question that only some types have.
TYPES_WITH: dict[str, frozenset[QuestionType]] = {
    "choices": frozenset(
        {QuestionType.YES_NO, QuestionType.ONE, QuestionType.MANY, QuestionType.SCALE}
    ),
    "unit": frozenset({QuestionType.NUMBER}),
    "min": frozenset({QuestionType.NUMBER, QuestionType.SCALE}),
    "max": frozenset({QuestionType.NUMBER, QuestionType.SCALE}),
}

NEEDS_CHOICES = (QuestionType.ONE, QuestionType.MANY)

Code = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Score = Annotated[float, Field(ge=-1000, le=1000)]


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def words(most: int, *, least: int = 0) -> Any:
    """A line of so many characters, without the space around it."""
    return StringConstraints(strip_whitespace=True, min_length=least, max_length=most)


class Part(BaseModel):
    """Part of a question; an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Choice(Part):
    """选项。"""

    code: Code
    label: Annotated[str, words(60, least=1)]
    score: Score | None = None


class ShowIf(Part):
    """显示条件：this question is asked only when an earlier one has one of these answers."""

    question: Code
    one_of: Annotated[list[str], BeforeValidator(_as_list), Field(min_length=1, alias="in")]

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    @model_validator(mode="before")
    @classmethod
    def _equals_is_one(cls, data: Any) -> Any:
        """Read `equals` as a list of one."""
        if isinstance(data, dict) and "equals" in data:
            rest = {name: value for name, value in data.items() if name != "equals"}
            return rest | {"in": data["equals"]}
        return data


def _number(value: float | None) -> float | None:
    return int(value) if value is not None and value == int(value) else value


Bound = Annotated[FiniteFloat | None, AfterValidator(_number)]


class Question(Part):
    """题目。"""

    code: Code
    label: Annotated[str, words(120, least=1)]
    type: QuestionType
    required: bool = False
    choices: Annotated[list[Choice], Field(max_length=MOST_CHOICES)] = []
    help: Annotated[str, words(200)] = ""
    min: Bound = None
    max: Bound = None
    unit: Annotated[str, words(10)] = ""
    show_if: ShowIf | None = None
    section: Annotated[str, words(40)] = ""

    @model_validator(mode="after")
    def _fits_its_type(self) -> Self:
        codes = [choice.code for choice in self.choices]
        if len(codes) != len(set(codes)):
            raise PydanticCustomError("choices", phrases.CHOICE_TWICE)
        if self.type in NEEDS_CHOICES and len(codes) < 2:
            raise PydanticCustomError("choices", phrases.CHOICES_MISSING)
        if self.min is not None and self.max is not None and self.min > self.max:
            raise PydanticCustomError("max", phrases.MIN_ABOVE_MAX)
        if self.type is QuestionType.SCALE and not codes and not 1 <= len(self.steps) <= 11:
            raise PydanticCustomError("max", phrases.SCALE_TOO_LONG)
        return self

    @property
    def steps(self) -> range:
        """The points of a scale without named ones: 1 to 5 unless told."""
        first = int(1 if self.min is None else self.min)
        return range(first, int(5 if self.max is None else self.max) + 1)

    @property
    def options(self) -> list[tuple[str, str]]:
        """The codes and words to choose from; none where one types."""
        if self.type is QuestionType.YES_NO and not self.choices:
            return list(YES_NO)
        if self.type is QuestionType.SCALE and not self.choices:
            return [(str(step), str(step)) for step in self.steps]
        return [(choice.code, choice.label) for choice in self.choices]

    @property
    def scores(self) -> dict[str, float]:
        """What each option counts; a plain scale counts its own points."""
        if self.type is QuestionType.SCALE and not self.choices:
            return {str(step): float(step) for step in self.steps}
        return {choice.code: choice.score for choice in self.choices if choice.score is not None}

    @property
    def is_several(self) -> bool:
        """Whether its answer is a list."""
        return self.type is QuestionType.MANY

    def text_of(self, answer: Any) -> str:
        """Return the answer in words."""
        words = dict(self.options)
        codes = answer if isinstance(answer, list) else [answer]
        shown = [words.get(str(code), str(code)) for code in codes if code not in (None, "")]
        text = "、".join(shown)
        is_measure = self.type is QuestionType.NUMBER and self.unit and text
        return f"{text} {self.unit}" if is_measure else text

    def score_of(self, answer: Any) -> float | None:
        """Return what the answer counts; None where nothing of it counts."""
        codes = answer if isinstance(answer, list) else [answer]
        found = [self.scores[str(code)] for code in codes if str(code) in self.scores]
        return sum(found) if found else None
