"""Mistakes about where the goods go."""

from clerkwork.training.layouts.places import a_place, countries
from clerkwork.training.simulated.planted.kind import Case, Kind, fields

PLACE = fields(
    "ship_to",
    "ship_name",
    "ship_street",
    "ship_street2",
    "ship_city",
    "ship_region",
    "ship_postcode",
    "ship_country",
)
# What no place in this country has for a postcode.
IMPOSSIBLE = {
    "DE": ["2045", "D204571", "00000"],
    "AT": ["10101", "0101"],
    "FR": ["7501", "00123"],
    "BE": ["10000", "0100"],
    "NL": ["1012", "AB 1012"],
    "ES": ["99999", "2801"],
    "IT": ["2012", "I-2"],
    "PT": ["110", "1100-14800"],
    "GB": ["12345", "QQ99 9QQQ"],
    "US": ["9721", "ABC12"],
}
ELSEWHERE = ["AU", "NG", "BR"]


def new_place(case: Case) -> bool:
    """A place in their country to which nothing ever went."""
    facts = countries()[case.buyer.country]
    towns = {place["city"] for place in case.buyer.places}
    found = a_place(facts, case.random, name=case.buyer.name)
    while found.city in towns:
        found = a_place(facts, case.random, name=case.buyer.name)
    names = ("name", "street", "city", "region", "postcode", "country")
    case.paper.place = {name: getattr(found, name) for name in names}
    return True


def place_of_other(case: Case) -> bool:
    """The address of another customer, under this one's name."""
    other = case.random.choice([each for each in case.world.buyers if each is not case.buyer])
    case.paper.place = other.places[0] | {"name": case.buyer.name}
    return True


def postcode(case: Case) -> bool:
    """A postcode that the country does not have."""
    wrong = case.random.choice(IMPOSSIBLE[case.paper.place["country"]])
    case.paper.place = case.paper.place | {"postcode": wrong}
    return True


def incomplete(case: Case) -> bool:
    """An address without its street, or without its town."""
    gone = case.random.choice([("street",), ("city", "postcode")])
    case.paper.place = case.paper.place | dict.fromkeys(gone, "")
    return True


def country(case: Case) -> bool:
    """The right address in a wrong country."""
    case.paper.place = case.paper.place | {"country": case.random.choice(ELSEWHERE)}
    return True


def fraud(case: Case) -> bool:
    """A new place and a new person with a mailbox that anybody can open."""
    facts = countries()[case.buyer.country]
    person = f"{case.random.choice(facts.first)} {case.random.choice(facts.last)}"
    case.paper.person = person
    case.paper.mail = f"{case.buyer.edi_id.lower()[:8]}.orders@freemail.example"
    return new_place(case)


KINDS = (
    Kind("ship-to new", "Nothing ever went there.", new_place, PLACE),
    Kind("ship-to of another customer", "Somebody else lives there.", place_of_other, PLACE),
    Kind("postcode impossible", "The country has no such postcode.", postcode, PLACE, heals=True),
    Kind("ship-to incomplete", "No carrier finds this address.", incomplete, PLACE, heals=True),
    Kind("ship-to in a wrong country", "The town lies elsewhere.", country, PLACE, heals=True),
    Kind(
        "new ship-to and new contact",
        "A stranger wants their goods at a new place.",
        fraud,
        PLACE | {"email", "customer", "buyer_name"},
    ),
)
