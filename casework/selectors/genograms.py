"""家系图：the household as generations, couples and children, laid out on a grid.

Relations are told towards the head of the household; what they do not tell (which child's spouse
a 儿媳或女婿 is) is drawn beside the first child of the other sex, and the table beside the drawing
keeps the words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from casework.enums import Sex
from casework.enums.people import Relation
from casework.models import Case, HouseholdMember
from casework.rules.clients import display_name, sees_names
from casework.selectors.genogram_shapes import Frame, Genogram, Line, Person
from core import clock
from core.masking import mask_name
from stations.selectors.workspaces import Workspace

STEP, DEPTH, EDGE = 112, 128, 60
LIFT = 44  # from the centre of a child up to the line of its siblings

GENERATIONS = {
    Relation.GRANDPARENT: -2,
    Relation.PARENT: -1,
    Relation.PARENT_IN_LAW: -1,
    Relation.HEAD: 0,
    Relation.SPOUSE: 0,
    Relation.SIBLING: 0,
    Relation.SON: 1,
    Relation.DAUGHTER: 1,
    Relation.CHILD_IN_LAW: 1,
    Relation.GRANDCHILD: 2,
    Relation.OTHER_KIN: 3,
    Relation.NOT_KIN: 3,
}
ORDER = (
    Relation.GRANDPARENT, Relation.SIBLING, Relation.PARENT, Relation.HEAD, Relation.SPOUSE,
    Relation.PARENT_IN_LAW, Relation.SON, Relation.DAUGHTER, Relation.CHILD_IN_LAW,
    Relation.GRANDCHILD, Relation.OTHER_KIN, Relation.NOT_KIN,
)  # fmt: skip
SHAPES = {Sex.MALE: "square", Sex.FEMALE: "circle"}


@dataclass
class _Family:
    """People by generation while the drawing is made."""

    rows: dict[int, list[tuple[Relation, Person]]] = field(default_factory=dict)

    def of(self, *relations: Relation) -> list[Person]:
        """Return those of some relations, in order."""
        members = (pair for row in self.rows.values() for pair in row)
        return [person for relation, person in members if relation in relations]


def genogram(case: Case, workspace: Workspace) -> Genogram:
    """Return the genogram of the household of the case's client. One query."""
    members: list[HouseholdMember] = []
    if case.household_id:
        rows = HouseholdMember.objects.filter(household=case.household_id, left_on=None)
        members = list(rows.select_related("client").order_by("birth_year", "pk"))
    pairs = [(Relation(each.relation), _person(each, case, workspace)) for each in members]
    if not any(person.is_index for _, person in pairs):
        pairs.append((Relation.HEAD, _client_alone(case, workspace)))
    return lay_out(pairs)


def lay_out(pairs: Iterable[tuple[Relation, Person]]) -> Genogram:
    """Place people by generation and draw the lines of couples and children."""
    family = _Family()
    for relation, person in sorted(pairs, key=lambda pair: ORDER.index(pair[0])):
        family.rows.setdefault(GENERATIONS[relation], []).append((relation, person))
    _pair_up(family)
    widest = max(len(row) for row in family.rows.values())
    width = EDGE * 2 + STEP * (widest - 1)
    for level, generation in enumerate(sorted(family.rows)):
        row = family.rows[generation]
        start = (width - STEP * (len(row) - 1)) // 2
        for place, (_, person) in enumerate(row):
            person.x, person.y = start + STEP * place, EDGE + DEPTH * level
    height = EDGE * 2 + DEPTH * (len(family.rows) - 1) + 20
    people = [person for generation in sorted(family.rows) for _, person in family.rows[generation]]
    return Genogram(people, _lines(family), _frames(family), width, height)


def _pair_up(family: _Family) -> None:
    """Put a child-in-law beside the first child of the other sex who stands alone."""
    row = family.rows.get(1, [])
    own = [pair for pair in row if pair[0] != Relation.CHILD_IN_LAW]
    for pair in (each for each in row if each[0] == Relation.CHILD_IN_LAW):
        alone = [
            place
            for place, (relation, person) in enumerate(own)
            if relation != Relation.CHILD_IN_LAW
            and person.shape != pair[1].shape
            and (place + 1 == len(own) or own[place + 1][0] != Relation.CHILD_IN_LAW)
        ]
        own.insert(alone[0] + 1 if alone else len(own), pair)
    if row:
        family.rows[1] = own


def _lines(family: _Family) -> list[Line]:
    head, spouse = family.of(Relation.HEAD), family.of(Relation.SPOUSE)
    parents, in_laws = family.of(Relation.PARENT), family.of(Relation.PARENT_IN_LAW)
    children = family.of(Relation.SON, Relation.DAUGHTER)
    couples = [parents, in_laws, family.of(Relation.GRANDPARENT), [*head, *spouse]]
    row = family.rows.get(1, [])
    young = [
        [row[place - 1][1], person]
        for place, (relation, person) in enumerate(row)
        if relation == Relation.CHILD_IN_LAW and place
    ]
    lines = [
        Line(couple[0].right, couple[0].y, couple[1].left, couple[1].y)
        for couple in [*couples, *young]
        if len(couple) > 1
    ]
    lines += _descent(family.of(Relation.GRANDPARENT), parents[:1])
    lines += _descent(parents, [*family.of(Relation.SIBLING), *head])
    lines += _descent(in_laws, spouse)
    lines += _descent([*head, *spouse], children)
    lines += _descent(young[0] if young else children[:1], family.of(Relation.GRANDCHILD))
    return lines


def _descent(parents: Sequence[Person], children: Sequence[Person]) -> list[Line]:
    """Lines from a couple (or one parent) down to each child."""
    if not parents or not children:
        return []
    pair = parents[:2]
    x = sum(each.x for each in pair) // len(pair)
    top = pair[0].y if len(pair) > 1 else pair[0].bottom
    bar = children[0].y - LIFT
    xs = [x, *(child.x for child in children)]
    return [
        Line(x, top, x, bar),
        Line(min(xs), bar, max(xs), bar),
        *(Line(child.x, bar, child.x, child.top) for child in children),
    ]


def _frames(family: _Family) -> list[Frame]:
    frames = []
    for row in family.rows.values():
        run: list[Person] = []
        for person in [*(person for _, person in row), None]:
            if person is not None and person.lives_here and not person.is_deceased:
                run.append(person)
                continue
            if run:
                wide = run[-1].x - run[0].x + STEP - 8
                frames.append(Frame(run[0].x - STEP // 2 + 4, run[0].y - 32, wide, 92))
            run = []
    return frames


def _person(member: HouseholdMember, case: Case, workspace: Workspace) -> Person:
    client = member.client
    shown = sees_names(workspace)
    plain = member.name if shown else mask_name(member.name)
    age = clock.today().year - member.birth_year if member.birth_year else None
    facts = [member.occupation, member.health] if shown else []
    return Person(
        name=display_name(workspace, client) if client else plain,
        relation=member.get_relation_display(),
        sex=member.get_sex_display(),
        shape=SHAPES.get(Sex(member.sex), "diamond"),
        age=f"{age} 岁" if age is not None and not member.is_deceased else "",
        is_deceased=member.is_deceased,
        is_index=member.client_id == case.client_id,
        lives_here=member.lives_here,
        note="，".join(filter(None, facts)),
    )


def _client_alone(case: Case, workspace: Workspace) -> Person:
    client = case.client
    age = client.age(clock.today())
    return Person(
        name=display_name(workspace, client),
        relation="服务对象",
        sex=client.get_sex_display(),
        shape=SHAPES.get(Sex(client.sex), "diamond"),
        age=f"{age} 岁" if age is not None else "",
        is_deceased=False,
        is_index=True,
        lives_here=True,
    )
