"""The row above the list of referrals."""

import django_filters

from casework.enums.visits import ReferralDirection, ReferralState
from casework.filters.base import reachable_workers
from casework.filters.visits import OfClientsFilter
from casework.models import Referral


class ReferralFilter(OfClientsFilter):
    """转介：in or out, how far, by whom."""

    direction = django_filters.ChoiceFilter(
        label="方向", choices=ReferralDirection.choices, empty_label="转出和转入"
    )
    state = django_filters.ChoiceFilter(
        label="进展", choices=ReferralState.choices, empty_label="全部进展"
    )
    worker = django_filters.ModelChoiceFilter(
        label="经办社工", queryset=reachable_workers, empty_label="全部社工"
    )

    class Meta:
        model = Referral
        fields: tuple[str, ...] = ()
