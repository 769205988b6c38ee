"""URLs of access to sensitive files, of covers and of transfers."""

from django.urls import path

from casework.views import covers, sensitive_access, transfers

urlpatterns = [
    path("panels/client/grants/", sensitive_access.client_grants_panel, name="client_grants_panel"),
    path("panels/case/transfers/", transfers.case_transfers_panel, name="case_transfers_panel"),
    path("access/", sensitive_access.access_list, name="access_list"),
    path("access/case/", sensitive_access.access_ask_case, name="access_ask_case"),
    path("access/client/<uuid:pk>/", sensitive_access.access_ask_client, name="access_ask_client"),
    path("access/<uuid:pk>/", sensitive_access.access_decide, name="access_decide"),
    path("grants/<uuid:pk>/revoke/", sensitive_access.grant_revoke, name="grant_revoke"),
    path("covers/", covers.cover_list, name="cover_list"),
    path("covers/new/", covers.cover_new, name="cover_new"),
    path("transfers/", transfers.transfer_list, name="transfer_list"),
    path("transfers/<uuid:pk>/", transfers.transfer_detail, name="transfer_detail"),
    path("transfers/<uuid:pk>/cancel/", transfers.transfer_cancel, name="transfer_cancel"),
    path("cases/<uuid:pk>/transfer/", transfers.transfer_new, name="transfer_new"),
]
