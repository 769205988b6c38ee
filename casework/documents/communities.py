"""Printed forms about communities: 社区概况表, SWOT 分析表."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from casework.models import CommunityFacility, CommunityProfile, HumanResource, SwotAnalysis
from casework.selectors.communities import MEASURES
from core.documents import render_pdf

NOTHING = "—"
Pair = tuple[str, str]


@dataclass(frozen=True)
class ProfileSheet:
    """社区概况表：what the paper shows."""

    station: str
    community: str
    as_of: dt.date
    author: str
    is_baseline: bool
    measures: tuple[tuple[Pair, ...], ...]
    texts: tuple[Pair, ...]
    facilities: tuple[tuple[str, ...], ...]
    people: tuple[tuple[str, ...], ...]

    @property
    def title(self) -> str:
        """The heading."""
        return f"{self.community}概况表"

    @property
    def file_name(self) -> str:
        """How the file is called when it is saved."""
        return f"社区概况表_{self.community}_{self.as_of}.pdf"


@dataclass(frozen=True)
class SwotSheet:
    """SWOT 分析表：what the paper shows."""

    station: str
    community: str
    made_on: dt.date
    facts: dict[str, str]
    fields: dict[str, str]
    author: str

    @property
    def title(self) -> str:
        """The heading."""
        return f"{self.community} SWOT 分析表"

    @property
    def file_name(self) -> str:
        """How the file is called when it is saved."""
        return f"SWOT分析表_{self.community}_{self.made_on}.pdf"


def profile_sheet(
    profile: CommunityProfile,
    facilities: Sequence[CommunityFacility],
    people: Sequence[HumanResource],
) -> ProfileSheet:
    """Return the form; phones stay out of it."""
    known = [(label, _figure(getattr(profile, name), unit)) for name, label, unit in MEASURES]
    return ProfileSheet(
        station=profile.station.name,
        community=profile.community.name,
        as_of=profile.as_of,
        author=str(profile.author),
        is_baseline=profile.is_baseline,
        measures=tuple(tuple(known[at : at + 2]) for at in range(0, len(known), 2)),
        texts=(
            ("地理环境", profile.geography or NOTHING),
            ("经济状况", profile.economy or NOTHING),
            ("文化特色", profile.culture or NOTHING),
            ("资源优势", profile.strengths or NOTHING),
        ),
        facilities=tuple(
            (each.get_kind_display(), each.name, str(each.count), each.place, each.operator,
             each.use)
            for each in facilities
        ),
        people=tuple(
            (each.get_kind_display(), each.name, each.role, str(each.people), each.available)
            for each in people
        ),
    )  # fmt: skip


def swot_sheet(analysis: SwotAnalysis) -> SwotSheet:
    """Return the form of one analysis."""
    return SwotSheet(
        station=analysis.station.name,
        community=analysis.community.name,
        made_on=analysis.made_on,
        author=str(analysis.author),
        facts={
            "介入层面": analysis.get_level_display() or NOTHING,
            "问题类型": analysis.get_problem_type_display() or NOTHING,
            "依据的调查": str(analysis.survey or NOTHING),
            "对应的项目": str(analysis.project or NOTHING),
        },
        fields={
            "问题界定": analysis.problem,
            "优势": analysis.strengths,
            "劣势": analysis.weaknesses,
            "机会": analysis.opportunities,
            "威胁": analysis.threats,
            "策略": analysis.strategy,
        },
    )


def render_profile(sheet: ProfileSheet, *, printed_at: dt.datetime) -> bytes:
    """Return the PDF."""
    return render_pdf(
        "documents/community_profile.html",
        {"sheet": sheet},
        title=sheet.title,
        number="",
        created=printed_at,
    )


def render_swot(sheet: SwotSheet, *, printed_at: dt.datetime) -> bytes:
    """Return the PDF."""
    return render_pdf(
        "documents/swot.html", {"sheet": sheet}, title=sheet.title, number="", created=printed_at
    )


def _figure(value: int | None, unit: str) -> str:
    return NOTHING if value is None else f"{value:,} {unit}"
