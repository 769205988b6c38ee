"""What a dashboard is asked for."""

from django import forms


class DashboardForm(forms.Form):
    """年度和地区。What makes no sense is taken as not asked for."""

    year = forms.IntegerField(required=False, min_value=2015, max_value=2100)
    region = forms.IntegerField(required=False, min_value=1)
    station = forms.IntegerField(required=False, min_value=1)
