"""URLs of referrals."""

from django.urls import URLPattern, path

from casework.views import referral_forms, referrals

urlpatterns: list[URLPattern] = [
    path("panels/client-referrals/", referrals.client_referrals, name="client_referrals"),
    path("panels/case-referrals/", referrals.case_referrals, name="case_referrals"),
    path("referrals/", referrals.referral_list, name="referral_list"),
    path("referrals/new/", referral_forms.referral_create, name="referral_create"),
    path("referrals/incoming/", referral_forms.referral_incoming, name="referral_incoming"),
    path("referrals/<uuid:pk>/", referrals.referral_detail, name="referral_detail"),
    path("referrals/<uuid:pk>/print/", referrals.referral_print, name="referral_print"),
    path("referrals/<uuid:pk>/edit/", referral_forms.referral_edit, name="referral_edit"),
    path("referrals/<uuid:pk>/send/", referral_forms.referral_send, name="referral_send"),
    path("referrals/<uuid:pk>/receipt/", referral_forms.referral_receipt, name="referral_receipt"),
    path("referrals/<uuid:pk>/track/", referral_forms.referral_track, name="referral_track"),
    path("referrals/<uuid:pk>/answer/", referral_forms.referral_answer, name="referral_answer"),
    path("referrals/<uuid:pk>/cancel/", referral_forms.referral_cancel, name="referral_cancel"),
]
