"""Who belongs to whom in the demonstration: families that fit what the files say."""

from dataclasses import dataclass
from uuid import UUID

from accounts.models import User
from casework.enums import ClientClass, Sex
from casework.enums.people import Relation
from casework.management.demo.plans import key
from casework.management.demo.residents import GIVEN, OLD, SURNAMES
from casework.models import Client
from casework.services import guardians, households
from casework.services.household_values import GuardianValues, HouseholdValues, MemberValues
from core import clock
from stations.selectors.workspaces import Workspace

OTHER_SEX = {Sex.MALE: Sex.FEMALE, Sex.FEMALE: Sex.MALE}
RETIRED = 60
CHILDREN = (Relation.SON, Relation.DAUGHTER)


@dataclass(frozen=True)
class Kin:
    """A relative: how many years older than the client (or how old), and what a child calls him.

    Without `sex` he has the other one than the client. `shares_name`: the surname of the client.
    """

    relation: Relation
    years: int
    sex: Sex | None = None
    guardian: str = ""
    shares_name: bool = False
    occupation: str = ""
    lives_here: bool = True
    is_deceased: bool = False
    age: int | None = None


@dataclass(frozen=True)
class Relative:
    """A relative by name."""

    kin: Kin
    name: str
    sex: Sex
    birth_year: int

    def as_member(self) -> MemberValues:
        """Return him as the form would hand him over."""
        kin = self.kin
        retired = clock.today().year - self.birth_year >= RETIRED
        occupation = kin.occupation or ("退休" if retired else "务工")
        return MemberValues(
            name=self.name,
            sex=self.sex,
            birth_year=self.birth_year,
            relation=kin.relation,
            occupation="" if kin.is_deceased else occupation,
            lives_here=kin.lives_here and not kin.is_deceased,
            is_deceased=kin.is_deceased,
            joined_on=clock.today(),
        )


SPOUSE = Kin(Relation.SPOUSE, -1)
MOTHER = Kin(Relation.HEAD, 29, Sex.FEMALE, "母亲", occupation="超市理货员，多上夜班")
FATHER = Kin(Relation.HEAD, 31, Sex.MALE, "父亲", shares_name=True, occupation="货运司机")
PARENTS = (FATHER, Kin(Relation.SPOUSE, 29, Sex.FEMALE, occupation="务工"))
# What the notes of a file say → the family. A child has no family without somebody to decide.
FAMILIES: dict[str, tuple[Kin, ...]] = {
    "父母在外务工，随祖父母生活。": (
        Kin(Relation.HEAD, 58, Sex.MALE, "祖父", shares_name=True),
        Kin(Relation.SPOUSE, 56, Sex.FEMALE),
    ),
    "事实无人抚养儿童，由外祖母监护。": (Kin(Relation.HEAD, 55, Sex.FEMALE, "外祖母"),),
    "单亲家庭，母亲夜班较多。": (MOTHER,),
    "独居，子女在外地工作。": (
        Kin(Relation.DAUGHTER, -27, Sex.FEMALE, occupation="外地工作", lives_here=False),
    ),
    "空巢，老伴去年过世。": (Kin(Relation.SPOUSE, -1, is_deceased=True),),
    "离异，独自照顾母亲。": (Kin(Relation.PARENT, 26, Sex.FEMALE),),
    "低保边缘家庭，孩子上高中。": (
        SPOUSE,
        Kin(Relation.SON, -30, Sex.MALE, occupation="高中在读", age=17),
    ),
    "分散供养特困人员，由侄子照料。": (
        Kin(Relation.OTHER_KIN, -30, Sex.MALE, shares_name=True, lives_here=False),
    ),
}


def settle(client: Client, number: int, *, workspace: Workspace, by: User) -> None:
    """Write down the household of a client, and who decides for a child."""
    family = family_of(client)
    household = households.create_household(
        household_id=_key("household", client),
        client=client,
        relation=own_relation(client, family),
        values=HouseholdValues(
            community_id=client.community_id, address=client.address, housing="owned"
        ),
        workspace=workspace,
        by=by,
    )
    for place, kin in enumerate(family):
        member = households.add_member(
            member_id=_key(f"member{place or ''}", client),
            household=household,
            values=relative(client, kin, number * 3 + place).as_member(),
            workspace=workspace,
            by=by,
        )
        if kin.guardian:
            values = GuardianValues(
                name=member.name,
                relation=kin.guardian,
                starts_on=clock.today(),
                member=member,
                ability="有监护能力，需要协助辅导功课",
            )
            guardians.add_guardian(
                guardian_id=_key("guardian", client),
                client=client,
                values=values,
                workspace=workspace,
                by=by,
            )


def family_of(client: Client) -> tuple[Kin, ...]:
    """Return the relatives that go with the file, the guardian of a child first."""
    is_child = client.client_class == ClientClass.CHILD
    known = FAMILIES.get(client.notes, ())
    if known and bool(known[0].guardian) == is_child:
        return known
    return PARENTS if is_child else (SPOUSE,)


def own_relation(client: Client, family: tuple[Kin, ...]) -> Relation:
    """Return what the client is to the head: himself, where no relative is."""
    head = next((kin for kin in family if kin.relation == Relation.HEAD), None)
    if head is None:
        return Relation.HEAD
    if head in (MOTHER, FATHER):
        return Relation.SON if client.sex == Sex.MALE else Relation.DAUGHTER
    return Relation.GRANDCHILD


def relative(client: Client, kin: Kin, number: int) -> Relative:
    """Give a relative a name that fits his sex and his age; always the same one.

    Three numbers in a row are one family: a child is called after the father.
    """
    today = clock.today()
    age = kin.age or (client.age(today) or OLD) + kin.years
    sex = kin.sex or OTHER_SEX.get(Sex(client.sex), Sex.FEMALE)
    given = GIVEN[sex, age >= OLD]
    names = [given[at : at + 2] for at in range(0, len(given), 2)]
    others = [each for each in SURNAMES if each != client.name[0]]
    after_client = kin.shares_name or (kin.relation in CHILDREN and client.sex == Sex.MALE)
    surname = client.name[0] if after_client else others[number // 3 * 7 % len(others)]
    return Relative(kin, surname + names[number * 5 % len(names)], sex, today.year - age)


def varied(clients: list[Client]) -> list[Client]:
    """Put first one of each circumstances, then the others."""
    firsts = {each.notes: each for each in reversed(clients)}
    chosen = set(map(id, firsts.values()))
    return sorted(clients, key=lambda each: id(each) not in chosen)


def _key(kind: str, client: Client) -> UUID:
    return key(kind, f"{client.station.name}:{client.pk}")
