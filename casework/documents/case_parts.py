"""The sheets of a case, part by part: what each paper form shows, in words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils import timezone

from casework.selectors.case_signatures import Signature
from casework.selectors.ecomaps import Ecomap
from casework.selectors.genogram_shapes import Genogram

NOTHING = "—"
Pair = tuple[str, Any]


@dataclass(frozen=True)
class Block:
    """One table (facts, or rows under a header) or one drawing of a sheet.

    `widths` are the style classes of the columns of `rows`; empty takes what is left.
    """

    heading: str = ""
    pairs: Sequence[Pair] = ()
    long: Sequence[Pair] = ()
    header: Sequence[str] = ()
    rows: Sequence[Sequence[Any]] = ()
    widths: Sequence[str] = ()
    genogram: Genogram | None = None
    ecomap: Ecomap | None = None

    @property
    def is_table(self) -> bool:
        """Whether the heading is a row that is repeated where the table goes on."""
        return bool(self.pairs or self.long or self.header)

    @property
    def pair_rows(self) -> list[tuple[str, Any, str, Any]]:
        """Two pairs to a row."""
        shown = [(label, said(value)) for label, value in self.pairs]
        if len(shown) % 2:
            shown.append(("", ""))
        return [(*shown[place], *shown[place + 1]) for place in range(0, len(shown), 2)]

    @property
    def long_rows(self) -> list[Pair]:
        """Paragraphs, each over the whole width."""
        return [(label, said(value)) for label, value in self.long]


@dataclass(frozen=True)
class Part:
    """One sheet of the set: its title, its blocks, who signs it on paper."""

    code: str
    title: str
    blocks: list[Block]
    signers: Sequence[str] = ("社工", "服务对象", "日期")
    warning: str = ""
    place: int = 0

    def at(self, place: int) -> "Part":
        """Return the part in its place in the file."""
        return replace(self, place=place)


def said(value: Any) -> Any:
    """Return a value in words; what is empty as a dash."""
    return NOTHING if value in (None, "", []) else value


BROKEN = "内容与签署时的摘要值不符，可能被改动过。"


def signed_block(signatures: Sequence[Signature]) -> Block:
    rows = [
        [
            each.signed.action,
            f"{each.signed.signer}（{each.role}）",
            f"{timezone.localtime(each.signed.signed_at):%Y-%m-%d %H:%M}",
            said(each.signed.note),
            "相符" if each.is_intact else "不符",
        ]
        for each in signatures
    ]
    header = ("事项", "签批人", "时间", "意见", "摘要值")
    widths = ("narrow", "narrow", "narrow", "", "w-short")
    return Block("签批", header=header, rows=rows, widths=widths)


def warning_of(signatures: Sequence[Signature]) -> str:
    return "" if all(each.is_intact for each in signatures) else BROKEN


def day_of(value: Any) -> str:
    if value is None:
        return ""
    shown = timezone.localtime(value) if hasattr(value, "hour") else value
    return f"{shown:%Y-%m-%d}"


def plain(value: Any) -> str:
    return "" if value is None else f"{value.normalize():f}"


def way_of(baseline: Any, target: Any, unit: str) -> str:
    if baseline is None or target is None:
        return ""
    return f"{plain(baseline)} → {plain(target)} {unit}".strip()
