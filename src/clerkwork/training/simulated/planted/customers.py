"""Mistakes about who orders, and whether they may."""

from decimal import Decimal

from clerkwork.training.layouts.places import a_place, countries
from clerkwork.training.simulated.buyers import Buyer
from clerkwork.training.simulated.clean import stated_line
from clerkwork.training.simulated.planted.kind import Case, Kind, fields

WHO = fields("customer", "buyer_name", "email")
MAILED = {"mail", "mail_pdf"}
OVER = Decimal("1.05")  # times the limit, at least


def unknown(case: Case) -> bool:
    """A company of which nothing is on file."""
    facts = countries()[case.buyer.country]
    found = a_place(facts, case.random)
    paper, stem = case.paper, case.random.randint(100, 999)
    paper.name = f"{found.name.split()[0]} Neuland {stem}"
    paper.customer = f"C9{stem}"
    paper.edi_id = f"NEULAND{stem}"
    paper.person, paper.mail = found.person, f"orders@neuland-{stem}.example"
    names = ("street", "city", "region", "postcode", "country")
    paper.place = {name: getattr(found, name) for name in names} | {"name": paper.name}
    return True


def blocked(_: Case) -> bool:
    """Nothing is wrong with the order but who sent it."""
    return True


def number_of_other(case: Case) -> bool:
    """Their own name beside the customer number of another."""
    others = [each for each in case.world.buyers if each is not case.buyer and not each.blocked]
    case.paper.customer = case.random.choice(others).code
    return True


def look_alike(case: Case) -> bool:
    """The mail comes from a domain that looks like theirs."""
    before, _, domain = case.paper.mail.partition("@")
    stem = domain.removesuffix(".example")
    tricks = [
        stem.replace("m", "rn", 1),
        stem.replace("l", "1", 1),
        stem.replace("o", "0", 1),
        f"{stem}-orders",
        stem.replace("-", "", 1),
        stem[:2] + stem[1:],
    ]
    chosen = case.random.choice([each for each in tricks if each != stem])
    case.paper.mail = f"{before}@{chosen}.example"
    return True


def over_limit(case: Case) -> bool:
    """Everything that they usually buy, at once: more than their limit."""
    buyer = case.buyer
    lines = [case.clerk.line(buyer, each) for each in buyer.range]
    worth = sum((line.comes_to() for line in lines), Decimal(0))
    if buyer.credit is None or worth < buyer.credit * OVER:
        return False
    case.size = round(float(worth / buyer.credit), 2)
    case.paper.lines = [stated_line(line, buyer) for line in lines]
    case.add_up()
    return True


def orders_by_mail(buyer: Buyer) -> bool:
    return buyer.form in MAILED


KINDS = (
    Kind("customer unknown", "Nobody knows them.", unknown, WHO),
    Kind(
        "customer blocked",
        "Nothing goes to them at present.",
        blocked,
        WHO,
        words=("BLOCK",),
        suits=lambda buyer: buyer.blocked,
    ),
    Kind("number of another customer", "Name and number are of two.", number_of_other, WHO),
    Kind(
        "look-alike sender",
        "The domain is not theirs, but looks like it.",
        look_alike,
        WHO,
        words=("SENDER", "DOMAIN"),
        suits=orders_by_mail,
    ),
    Kind(
        "credit limit exceeded",
        "They may not owe us that much.",
        over_limit,
        WHO | {"total"},
        words=("CREDIT",),
        suits=lambda buyer: buyer.tight,
    ),
)
