"""URLs of stations."""

from django.urls import path

from stations.views import (
    assignments,
    audit,
    files,
    jobs,
    organisations,
    people,
    person_accounts,
    platform,
    policies,
    region_imports,
    regions,
    stations,
    workspaces,
)

app_name = "stations"

urlpatterns = [
    # workspace
    path("", workspaces.home, name="home"),
    path("workspace/", workspaces.workspace_choose, name="workspace_choose"),
    # regions
    path("regions/", regions.region_list, name="region_list"),
    path("regions/new/", regions.region_create, name="region_create"),
    path("regions/<int:pk>/edit/", regions.region_edit, name="region_edit"),
    path("regions/import/", region_imports.region_import, name="region_import"),
    path(
        "regions/import/confirm/",
        region_imports.region_import_confirm,
        name="region_import_confirm",
    ),
    # stations
    path("stations/", stations.station_list, name="station_list"),
    path("stations/new/", stations.station_create, name="station_create"),
    path("stations/<int:pk>/", stations.station_detail, name="station_detail"),
    path("stations/<int:pk>/edit/", stations.station_edit, name="station_edit"),
    path("stations/<int:pk>/close/", stations.station_close, name="station_close"),
    path("stations/<int:pk>/reopen/", stations.station_reopen, name="station_reopen"),
    # organisations
    path("agencies/", organisations.agency_list, name="agency_list"),
    path("agencies/new/", organisations.agency_create, name="agency_create"),
    path("agencies/<int:pk>/edit/", organisations.agency_edit, name="agency_edit"),
    path("purchasers/", organisations.purchaser_list, name="purchaser_list"),
    path("purchasers/new/", organisations.purchaser_create, name="purchaser_create"),
    path("purchasers/<int:pk>/edit/", organisations.purchaser_edit, name="purchaser_edit"),
    # people
    path("people/", people.person_list, name="person_list"),
    path("people/invite/", people.person_invite, name="person_invite"),
    path("people/<int:pk>/", people.person_detail, name="person_detail"),
    path("people/<int:pk>/posts/new/", assignments.assignment_create, name="assignment_create"),
    path("posts/<int:pk>/end/", assignments.assignment_end, name="assignment_end"),
    path("people/<int:pk>/stop/", person_accounts.person_stop, name="person_stop"),
    path("people/<int:pk>/restart/", person_accounts.person_restart, name="person_restart"),
    path("people/<int:pk>/link/", person_accounts.person_link, name="person_link"),
    path("people/<int:pk>/unlock/", person_accounts.person_unlock, name="person_unlock"),
    # platform
    path("platform/", platform.platform_home, name="platform_home"),
    path("platform/checks/", platform.checks_run, name="checks_run"),
    path("audit/", audit.audit_list, name="audit_list"),
    # policies
    path("policies/", policies.policy_list, name="policy_list"),
    path("policies/<int:pk>/", policies.policy_detail, name="policy_detail"),
    # jobs and files
    path("jobs/", jobs.job_list, name="job_list"),
    path("jobs/<uuid:pk>/", jobs.job_detail, name="job_detail"),
    path("jobs/<uuid:pk>/download/", jobs.job_download, name="job_download"),
    path("files/<uuid:pk>/", files.file_download, name="file_download"),
]
