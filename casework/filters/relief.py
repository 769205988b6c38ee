"""The row above the list of relief applications."""

import django_filters

from casework.enums.visits import ReliefKind, ReliefState
from casework.filters.base import reachable_workers
from casework.filters.visits import OfClientsFilter
from casework.models import ReliefApplication


class ReliefFilter(OfClientsFilter):
    """救助申请：by what, how far, and who helps."""

    kind = django_filters.ChoiceFilter(
        label="救助事项", choices=ReliefKind.choices, empty_label="全部事项"
    )
    state = django_filters.ChoiceFilter(
        label="进展", choices=ReliefState.choices, empty_label="全部进展"
    )
    worker = django_filters.ModelChoiceFilter(
        label="协助社工", queryset=reachable_workers, empty_label="全部社工"
    )

    class Meta:
        model = ReliefApplication
        fields: tuple[str, ...] = ()
