"""服务对象类别、知情同意书和服务协议的文字。"""

from typing import ClassVar, Literal

from pydantic import Field, model_validator

from stations.validators.policies.base import RuleList, RuleValue, Strict, joined

ClientClass = Literal["destitute", "low_income", "child", "disabled", "elderly", "other"]
CODE = r"^[a-z][a-z0-9_-]{0,39}$"


class Category(Strict):
    """One category, the class it counts in, and its codes in other systems."""

    code: str = Field(pattern=CODE)
    label: str = Field(min_length=1, max_length=40)
    client_class: ClientClass = "other"
    external_codes: dict[str, str] = Field(default_factory=dict)


class CategoryScheme(Strict):
    """One 类别方案: a list of categories that a law or a regulation names."""

    code: str = Field(pattern=CODE)
    name: str = Field(min_length=1, max_length=60)
    basis: str = Field(default="", max_length=120)
    items: list[Category] = Field(min_length=1)

    @model_validator(mode="after")
    def _codes_once(self) -> "CategoryScheme":
        _once([item.code for item in self.items])
        return self

    def __str__(self) -> str:
        basis = f"（{self.basis}）" if self.basis else ""
        return f"{self.name}{basis}：{joined([item.label for item in self.items])}"


class Classifications(RuleList[CategoryScheme]):
    """The schemes by which people are put into categories."""

    title: ClassVar[str] = "服务对象类别"

    @model_validator(mode="after")
    def _codes_once(self) -> "Classifications":
        _once([scheme.code for scheme in self.root])
        return self


class ConsentPurpose(Strict):
    """One 同意事项. `separate`: the law asks for a consent of its own."""

    purpose: str = Field(pattern=CODE)
    label: str = Field(min_length=1, max_length=60)
    explanation: str = Field(min_length=1, max_length=300)
    separate: bool = False


class ConsentText(Strict):
    """One 知情同意书: what is told, and what may be agreed to."""

    code: str = Field(pattern=CODE)
    version: int = Field(ge=1)
    title: str = Field(min_length=1, max_length=60)
    under_14: bool = False
    paragraphs: list[str] = Field(min_length=1)
    items: list[ConsentPurpose] = Field(min_length=1)

    @model_validator(mode="after")
    def _purposes_once(self) -> "ConsentText":
        _once([item.purpose for item in self.items])
        return self

    def __str__(self) -> str:
        asked = joined([item.label for item in self.items])
        return f"{self.title}（第 {self.version} 版），逐项征求：{asked}"


class ConsentTexts(RuleList[ConsentText]):
    """知情同意书 in force."""

    title: ClassVar[str] = "知情同意书"

    @model_validator(mode="after")
    def _codes_once(self) -> "ConsentTexts":
        _once([text.code for text in self.root])
        return self


class AgreementText(RuleValue):
    """What a 服务协议 says before somebody changes it."""

    title: ClassVar[str] = "服务协议范本"

    purpose: str = Field(min_length=1)
    content: str = Field(min_length=1)
    duties: str = Field(min_length=1)
    confidentiality: str = Field(min_length=1)
    months: int = Field(ge=1, le=36)

    def lines(self) -> list[str]:
        """Say what it holds."""
        return [
            f"服务目的：{self.purpose}",
            f"服务内容：{self.content}",
            f"双方权利和义务：{self.duties}",
            f"保密及例外：{self.confidentiality}",
            f"协议期限通常 {self.months} 个月",
        ]


def _once(codes: list[str]) -> None:
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        raise ValueError(f"编码重复：{joined(twice)}")
