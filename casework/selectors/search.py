"""检索：one field for clients, cases, groups, activities and volunteers of the stations in scope.

Who sees no names finds no people by them: an answer to a name would tell it. Sealed cases are
hidden by row security from whoever may not open them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import CharField, F, Func, Q, QuerySet, Value
from django.utils import timezone

from casework.enums.search import SearchKind
from casework.models import Case, CommunityActivity, ServiceGroup, Volunteer
from casework.models.search import (
    DIGITS_LENGTH,
    having,
    in_search_form,
    pieces_of_words,
)
from casework.rules.clients import display_name, is_protected_minor, sees_names
from casework.selectors.clients import SECRETS, clean_words, search_clients
from core import clock
from core.masking import mask_name
from stations.enums import Permission
from stations.selectors.workspaces import Workspace

HIDDEN_OF_CLIENT = tuple(f"client__{name}" for name in SECRETS)
HIDDEN_OF_VOLUNTEER = ("identifier", "phone")

Part = tuple[str, bool]


@dataclass(frozen=True)
class Hit:
    """One thing that was found. `parts` are the title, with what matches marked."""

    pk: UUID
    parts: tuple[Part, ...]
    note: str

    @property
    def title(self) -> str:
        """The title in one piece."""
        return "".join(text for text, _ in self.parts)


@dataclass(frozen=True)
class Found:
    """What was found of one kind."""

    kind: SearchKind
    icon: str
    url_name: str
    hits: tuple[Hit, ...]


def search(workspace: Workspace, words: str, *, limit: int) -> tuple[Found, ...]:
    """Return up to `limit` things of each kind that the workspace may see, none of none."""
    words = clean_words(words)
    if not words:
        return ()
    ways = [way for way in WAYS if workspace.permits(way.permission)]
    found = (
        Found(way.kind, way.icon, way.url_name, tuple(way.find(workspace, words, limit)))
        for way in ways
    )
    return tuple(each for each in found if each.hits)


def matching_things(rows: QuerySet[Any], kind: SearchKind, words: str, *, by_name: bool) -> Any:
    """Return those of the number's last digits, or of the name or its initials.

    For cases, groups, activities and volunteers; a case has a `title` for a name.
    """
    said = in_search_form(words)
    digits = "".join(character for character in said if character.isdecimal())
    if digits and said.isascii():
        ends = having(rows, kind, [(f"${digits[-DIGITS_LENGTH:]}", *_names(said, by_name))])
        only_digits = Func(
            F("number"), Value(r"\D"), Value(""), Value("g"),
            function="regexp_replace", output_field=CharField(),
        )  # fmt: skip
        right = Q(number__iendswith=said)
        if said.isdecimal():
            right |= Q(said_digits__endswith=digits)
        if by_name:
            right |= _named(kind, words, said)
        return ends.annotate(said_digits=only_digits).filter(right)
    if not by_name:
        return rows.none()
    named = _named(kind, words, said) | Q(initials__icontains=said)
    return having(rows, kind, pieces_of_words(said, anywhere=True)).filter(named)


def _names(said: str, by_name: bool) -> tuple[str, ...]:
    return (said[:2],) if by_name else ()


def _named(kind: SearchKind, words: str, said: str) -> Q:
    """As it was typed, or without the spaces that typing leaves."""
    name = "title" if kind == SearchKind.CASE else "name"
    return Q((f"{name}__icontains", words)) | Q((f"{name}__icontains", said))


def _clients(workspace: Workspace, words: str, limit: int) -> Iterable[Hit]:
    if not sees_names(workspace):
        return
    for client in search_clients(words, limit):
        age = client.age(clock.today())
        facts = (
            client.get_sex_display(),
            f"{age}岁" if age is not None else "",
            client.community.name if client.community else "",
            str(client.worker),
        )
        shown = display_name(workspace, client)
        yield Hit(client.pk, marked(shown, words, client.initials), _note(facts))


def _cases(workspace: Workspace, words: str, limit: int) -> Iterable[Hit]:
    by_name = sees_names(workspace)
    rows = Case.objects.select_related("client", "worker").defer(*HIDDEN_OF_CLIENT)
    found = matching_things(rows, SearchKind.CASE, words, by_name=by_name)
    for case in found.order_by("-opened_on", "-pk")[:limit]:
        name = display_name(workspace, case.client)
        told = by_name and (name == case.client.name or not is_protected_minor(case.client))
        title = f"{case.title}（{case.number}）" if told else case.number
        facts = (name, case.get_stage_display(), str(case.worker))
        yield Hit(case.pk, marked(title, words, case.initials if told else ""), _note(facts))


def _groups(workspace: Workspace, words: str, limit: int) -> Iterable[Hit]:
    rows = ServiceGroup.objects.select_related("community", "worker")
    found = matching_things(rows, SearchKind.GROUP, words, by_name=True)
    for group in found.order_by("-created_at", "-pk")[:limit]:
        place = group.community.name if group.community else group.place
        facts = (group.get_stage_display(), place, str(group.worker))
        title = f"{group.name}（{group.number}）"
        yield Hit(group.pk, marked(title, words, group.initials), _note(facts))


def _activities(workspace: Workspace, words: str, limit: int) -> Iterable[Hit]:
    rows = CommunityActivity.objects.select_related("community", "worker")
    found = matching_things(rows, SearchKind.ACTIVITY, words, by_name=True)
    for activity in found.order_by("-starts_at", "-pk")[:limit]:
        day = f"{timezone.localdate(activity.starts_at):%Y-%m-%d}"
        place = activity.community.name if activity.community else activity.place
        facts = (day, activity.get_state_display(), place, str(activity.worker))
        title = f"{activity.name}（{activity.number}）"
        yield Hit(activity.pk, marked(title, words, activity.initials), _note(facts))


def _volunteers(workspace: Workspace, words: str, limit: int) -> Iterable[Hit]:
    by_name = sees_names(workspace)
    rows = Volunteer.objects.select_related("community").defer(*HIDDEN_OF_VOLUNTEER)
    found = matching_things(rows, SearchKind.VOLUNTEER, words, by_name=by_name)
    for one in found.order_by("-registered_on", "-pk")[:limit]:
        name = one.name if by_name else mask_name(one.name)
        place = one.community.name if one.community else ""
        title = f"{name}（{one.number}）"
        initials = one.initials if by_name else ""
        yield Hit(one.pk, marked(title, words, initials), _note((one.get_state_display(), place)))


def marked(title: str, words: str, initials: str = "") -> tuple[Part, ...]:
    """Cut `title` where `words` stand in it, or where the letters of its initials do."""
    lower, said = title.lower(), words.lower()
    at, length = lower.find(said), len(said)
    letters = in_search_form(words)
    if at < 0 and letters.isascii():
        spots = [word.find(letters) for word in initials.split(" ") if letters in word]
        at, length = (spots[0], len(letters)) if spots else (-1, 0)
    if at < 0 or "*" in title[at : at + length]:
        return ((title, False),)
    parts = ((title[:at], False), (title[at : at + length], True), (title[at + length :], False))
    return tuple(part for part in parts if part[0])


def _note(facts: Iterable[str]) -> str:
    return " · ".join(filter(None, facts))


@dataclass(frozen=True)
class Way:
    """How one kind is found, and by whom."""

    kind: SearchKind
    icon: str
    url_name: str
    permission: Permission
    find: Callable[[Workspace, str, int], Iterable[Hit]]


WAYS = (
    Way(SearchKind.CLIENT, "user", "casework:client_detail", Permission.CLIENT_VIEW, _clients),
    Way(SearchKind.CASE, "folder", "casework:case_detail", Permission.CASE_VIEW, _cases),
    Way(SearchKind.GROUP, "users-group", "casework:group_detail", Permission.GROUP_VIEW, _groups),
    Way(
        SearchKind.ACTIVITY, "calendar-event", "casework:activity_detail",
        Permission.ACTIVITY_VIEW, _activities,
    ),
    Way(
        SearchKind.VOLUNTEER, "heart-handshake", "casework:volunteer_detail",
        Permission.VOLUNTEER_VIEW, _volunteers,
    ),
)  # fmt: skip
