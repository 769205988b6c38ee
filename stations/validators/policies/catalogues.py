"""服务目录。"""

from typing import ClassVar, Literal

from pydantic import Field, model_validator

from stations.validators.policies.base import RuleValue, Strict, joined

Direction = Literal["core", "basic", "local"]
StandardArea = Literal["5.1", "5.2", "5.3", "5.4", "5.5", "5.6", "5.7"]


class CatalogueEntry(Strict):
    """One 服务目录 item, with its words in the document and the areas of MZ/T 071 it falls in."""

    code: str = Field(pattern=r"^[A-Za-z0-9.-]{1,30}$")
    direction: Direction
    area: str = Field(min_length=1, max_length=40)
    name: str = Field(min_length=1, max_length=60)
    content: str = Field(min_length=1)
    standard_areas: list[StandardArea] = Field(min_length=1)


class Catalogue(RuleValue):
    """The whole tree: `directions` are the headings as the document has them."""

    title: ClassVar[str] = "服务目录"

    name: str = Field(min_length=1, max_length=120)
    directions: dict[Direction, str] = Field(min_length=1)
    items: list[CatalogueEntry] = Field(min_length=1)
    note: str = ""

    @model_validator(mode="after")
    def _consistent(self) -> "Catalogue":
        codes = [item.code for item in self.items]
        twice = sorted({code for code in codes if codes.count(code) > 1})
        if twice:
            raise ValueError(f"编码重复：{joined(twice)}")
        unnamed = sorted({item.direction for item in self.items} - set(self.directions))
        if unnamed:
            raise ValueError(f"directions 缺少：{joined(list(unnamed))}")
        return self

    def lines(self) -> list[str]:
        """Say how many items there are in each area."""
        areas: dict[str, list[str]] = {}
        for item in self.items:
            areas.setdefault(item.area, []).append(item.name)
        listed = [
            area if names == [area] else f"{area}：{joined(names)}" for area, names in areas.items()
        ]
        return [f"{self.name}，共 {len(self.items)} 条", *listed, *filter(None, [self.note])]
