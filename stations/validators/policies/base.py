"""What every rule value shares: strict types, no unknown keys, a title, and its own words."""

from typing import ClassVar, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field, RootModel

T = TypeVar("T")


class Strict(BaseModel):
    """A table of a policy file: a key or a type that does not fit is refused."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class RuleValue(Strict):
    """The value of one rule, as a table."""

    title: ClassVar[str]

    def lines(self) -> list[str]:
        """Say the rule in sentences."""
        raise NotImplementedError


class RuleList(RootModel[list[T]], Generic[T]):
    """The value of one rule, as a list of at least one."""

    model_config = ConfigDict(strict=True, frozen=True)
    title: ClassVar[str]
    root: list[T] = Field(min_length=1)

    def lines(self) -> list[str]:
        """Say the rule in sentences."""
        return [str(one) for one in self.root]


class RuleNumber(RootModel[int]):
    """The value of one rule, as a whole number of at least one."""

    model_config = ConfigDict(strict=True, frozen=True)
    title: ClassVar[str]
    sentence: ClassVar[str]
    root: int = Field(ge=1)

    def lines(self) -> list[str]:
        """Say the rule in a sentence."""
        return [self.sentence.format(self.root)]


def joined(words: list[str], mark: str = "、") -> str:
    """One phrase out of several."""
    return mark.join(words)
