"""The site with pages that the guards must refuse."""

from django.http import HttpResponse
from django.urls import path

from accounts.models import User
from config.urls import urlpatterns as site


def script(request):
    """A page with a script in it."""
    return HttpResponse("<script>x()</script>")


def write(request):
    """A page that writes, whatever the method."""
    User.objects.filter(pk=request.user.pk).update(display_name="改名")
    return HttpResponse("好")


def queries(request):
    """A page with one query more for each row."""
    people = User.objects.filter(username__startswith="queries")
    return HttpResponse(str(sum(User.objects.filter(pk=person.pk).count() for person in people)))


urlpatterns = [
    *site,
    path("faulty/script/", script),
    path("faulty/write/", write),
    path("faulty/queries/", queries),
]
