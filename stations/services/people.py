"""People: invited by those above; their accounts stopped, unlocked and given a new link by them."""

from dataclasses import dataclass

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt
from django.db import transaction
from django.urls import reverse

from accounts.models import User
from core import audit, clock
from core.crypto import blind_index, normalise_phone
from core.errors import ConflictError, RefusedError
from stations import phrases
from stations.enums import Role
from stations.models import RoleAssignment
from stations.rules import posts as rules
from stations.selectors.people import account_posts_of, is_last_admin, is_username_taken
from stations.selectors.workspaces import Workspace
from stations.services.assignments import AssignmentValues, give_assignment
from stations.services.saving import readable, save_unique


@dataclass(frozen=True)
class PersonValues:
    """What a form says of a new person."""

    display_name: str
    username: str
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class Invitation:
    """A new person, the first assignment, and the path of the link that sets the password."""

    user: User
    assignment: RoleAssignment
    path: str


@transaction.atomic
def invite_person(
    *, workspace: Workspace, person: PersonValues, post: AssignmentValues, by: User
) -> Invitation:
    """邀请人员：an account without a password, and the first assignment."""
    user = make_account(person=person, by=by)
    assignment = give_assignment(workspace=workspace, person=user, values=post, by=by)
    return Invitation(user, assignment, activation_path(user))


@transaction.atomic
def invite_admin(*, person: PersonValues) -> Invitation:
    """Make the first platform administrator. For the command line only, where nobody is above."""
    user = make_account(person=person, by=None)
    assignment = RoleAssignment.objects.create(
        user=user, role=Role.PLATFORM_ADMIN, starts_on=clock.today()
    )
    audit.record("assignment.given", target=assignment, by=None)
    return Invitation(user, assignment, activation_path(user))


def make_account(*, person: PersonValues, by: User | None) -> User:
    """Make an account that nobody can sign in with before its link was opened."""
    if is_username_taken(person.username):
        raise RefusedError(phrases.USERNAME_TAKEN, field="username")
    user = User(**vars(person), invited_by=by)
    user.phone_index = blind_index(normalise_phone(person.phone), purpose="user.phone")
    user.set_unusable_password()
    save_unique(user, taken=phrases.USERNAME_TAKEN, field="username")

    changes = audit.diff({}, readable(user, "display_name", "username"))
    audit.record("person.invited", target=user, by=by, changes=changes)
    return user


@transaction.atomic
def renew_link(*, workspace: Workspace, person: User, reason: str, by: User) -> str:
    """Return the path of a new link. Older links, the password and open sessions end."""
    person = _account(workspace, person, by)
    person.set_unusable_password()
    person.save(update_fields=["password"])
    _end_sessions(person)
    audit.record("person.link_renewed", target=person, by=by, reason=reason)
    return activation_path(person)


@transaction.atomic
def stop_account(*, workspace: Workspace, person: User, reason: str, by: User) -> User:
    """停用账号：nobody signs in with it any more; the assignments stay as they are."""
    list(RoleAssignment.objects.select_for_update(of=("self",)).filter(role=Role.PLATFORM_ADMIN))
    person = _account(workspace, person, by)
    if is_last_admin(person, clock.today()):
        raise ConflictError(phrases.LAST_ADMIN)
    person.is_active = False
    person.save(update_fields=["is_active"])
    _end_sessions(person)
    audit.record("person.stopped", target=person, by=by, reason=reason)
    return person


@transaction.atomic
def restart_account(*, workspace: Workspace, person: User, reason: str, by: User) -> User:
    """恢复账号。"""
    person = _account(workspace, person, by)
    person.is_active = True
    person.save(update_fields=["is_active"])
    audit.record("person.restarted", target=person, by=by, reason=reason)
    return person


@transaction.atomic
def unlock_account(*, workspace: Workspace, person: User, by: User) -> User:
    """解除锁定：forget the failed attempts."""
    person = _account(workspace, person, by)
    AccessAttempt.objects.filter(username__iexact=person.username).delete()
    audit.record("person.unlocked", target=person, by=by)
    return person


def activation_path(user: User) -> str:
    """Return the path of the link with which `user` sets a password. It works once."""
    key = default_token_generator.make_token(user)
    parts = {"uidb36": user_pk_to_url_str(user), "key": key}
    return reverse("account_reset_password_from_key", kwargs=parts)


def _account(workspace: Workspace, person: User, by: User) -> User:
    """Lock the account of somebody whom the workspace may manage."""
    person = User.objects.select_for_update(of=("self",)).get(pk=person.pk)
    posts = account_posts_of(person, clock.today())
    rules.can_manage_account(workspace, by, person, posts).require()
    return person


def _end_sessions(person: User) -> None:
    for session in UserSession.objects.filter(user=person):
        session.end()
