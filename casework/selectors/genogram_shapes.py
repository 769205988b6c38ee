"""What a genogram is drawn from: people, lines, frames on a grid."""

from dataclasses import dataclass

HALF = 20  # half of a symbol


@dataclass
class Person:
    """One symbol: where it stands and what it says."""

    name: str
    relation: str
    sex: str
    shape: str
    age: str
    is_deceased: bool
    is_index: bool
    lives_here: bool
    note: str = ""
    x: int = 0
    y: int = 0

    @property
    def left(self) -> int:
        """The left edge of the symbol."""
        return self.x - HALF

    @property
    def top(self) -> int:
        """The upper edge of the symbol."""
        return self.y - HALF

    @property
    def right(self) -> int:
        """The right edge of the symbol."""
        return self.x + HALF

    @property
    def bottom(self) -> int:
        """The lower edge of the symbol."""
        return self.y + HALF

    @property
    def name_y(self) -> int:
        """Where the name stands."""
        return self.y + HALF + 17

    @property
    def age_y(self) -> int:
        """Where age and relation stand."""
        return self.y + HALF + 32


@dataclass(frozen=True)
class Line:
    """From one point to another."""

    x1: int
    y1: int
    x2: int
    y2: int


@dataclass(frozen=True)
class Frame:
    """A dashed frame around those of one row who live together."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Genogram:
    """The drawing, and the same people in order, for the table."""

    people: list[Person]
    lines: list[Line]
    frames: list[Frame]
    width: int
    height: int

    @property
    def description(self) -> str:
        """The drawing in one sentence, for those who cannot see it."""
        here = sum(each.lives_here and not each.is_deceased for each in self.people)
        return f"家庭成员 {len(self.people)} 人，同住 {here} 人，详见下表。"
