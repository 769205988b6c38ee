"""Reading cases. Another station's do not exist here, nor a sealed one without a grant."""

from uuid import UUID

from django.db.models import Prefetch, QuerySet

from casework.enums.search import SearchKind
from casework.models import Case, CaseMember, Client
from casework.phrases import cases as phrases
from casework.selectors.clients import clean_words
from casework.selectors.search import matching_things
from core.errors import NotFoundError

NEWEST_FIRST = ("-opened_on", "-id")
HIDDEN_OF_CLIENT = ("client__identifier", "client__phone", "client__address", "client__notes")


def get_case(*, pk: UUID) -> Case:
    """Return the case with what its pages show. Two queries."""
    team = CaseMember.objects.select_related("user").order_by("since", "pk")
    rows = Case.objects.with_labels().select_related(
        "station__region", "client__community", "client__worker", "intake"
    )
    case: Case | None = (
        rows.defer(*HIDDEN_OF_CLIENT)
        .prefetch_related(Prefetch("members", team))
        .filter(pk=pk)
        .first()
    )
    if case is None:
        raise NotFoundError(phrases.CASE_GONE)
    return case


def listed_cases() -> QuerySet[Case]:
    """Return the cases in scope as a list shows them; page them by `NEWEST_FIRST`."""
    rows: QuerySet[Case] = Case.objects.with_labels()
    return rows.defer(*HIDDEN_OF_CLIENT)


def matching_cases(cases: QuerySet[Case], words: str, *, with_names: bool) -> QuerySet[Case]:
    """Return those of the number's last digits, the title, its initials, or a client of that name.

    Names only for who may see them: a search that finds is an answer too.
    """
    words = clean_words(words)
    if not words:
        return cases.none()
    plain = Case.objects.order_by()
    keys = matching_things(plain, SearchKind.CASE, words, by_name=with_names).values("pk")
    if with_names:
        known = Client.objects.matching(words).order_by().values("pk")
        keys = keys.union(plain.filter(client__in=known).values("pk"))
    return cases.filter(pk__in=keys)


def cases_of(client: Client) -> QuerySet[Case]:
    """Return the cases of a client, the newest first."""
    rows: QuerySet[Case] = Case.objects.filter(client=client).select_related("worker", "client")
    return rows.order_by(*NEWEST_FIRST)


def get_member(case: Case, *, pk: UUID) -> CaseMember:
    """Return a co-worker of the case."""
    member: CaseMember | None = (
        CaseMember.objects.filter(case=case, pk=pk).select_related("user").first()
    )
    if member is None:
        raise NotFoundError("没有找到这位协同社工。")
    return member
