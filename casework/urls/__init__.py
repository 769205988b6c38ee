"""URLs of casework."""

from casework.urls import (
    activities,
    cases,
    clients,
    communities,
    groups,
    questionnaires,
    records,
    referrals,
    risks,
    visits,
    volunteers,
)

app_name = "casework"

urlpatterns = [
    *activities.urlpatterns,
    *cases.urlpatterns,
    *clients.urlpatterns,
    *communities.urlpatterns,
    *groups.urlpatterns,
    *questionnaires.urlpatterns,
    *records.urlpatterns,
    *referrals.urlpatterns,
    *risks.urlpatterns,
    *visits.urlpatterns,
    *volunteers.urlpatterns,
]
