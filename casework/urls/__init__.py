"""URLs of casework."""

from casework.urls import (
    activities,
    cases,
    clients,
    communities,
    groups,
    panels,
    questionnaires,
    records,
    referrals,
    risks,
    search,
    sensitive_access,
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
    *panels.urlpatterns,
    *questionnaires.urlpatterns,
    *records.urlpatterns,
    *referrals.urlpatterns,
    *risks.urlpatterns,
    *search.urlpatterns,
    *sensitive_access.urlpatterns,
    *visits.urlpatterns,
    *volunteers.urlpatterns,
]
