"""The house goods live in: the company's row, the warehouse, its places in walking order."""

from collections.abc import Iterator

from clerkwork.catalog.models import StorageClass
from clerkwork.core.models import Company
from clerkwork.inventory.models import Location, Warehouse
from clerkwork.parties.models import Carrier

GS1_PREFIX = "4012345"  # the prefix GS1 uses in its own examples; it belongs to nobody
OUTSIDE = {
    "SUPPLIER": Location.Kind.SUPPLIER,
    "CUSTOMER": Location.Kind.CUSTOMER,
    "SCRAP": Location.Kind.SCRAP,
    "FOUND": Location.Kind.COUNT,
}
INSIDE = {
    "RECEIVING": Location.Kind.RECEIVING,
    "PACKING": Location.Kind.PACKING,
    "QUARANTINE": Location.Kind.QUARANTINE,
}


def make_company(name: str) -> Company:
    """The one row about the company itself."""
    return Company.objects.create(
        id=1,
        name=name,
        street="Hafenstraße 12",
        city="Hamburg",
        postcode="20457",
        country="DE",
        currency="EUR",
        email="orders@brightwater.example",
        gs1_prefix=GS1_PREFIX,
    )


def make_warehouse(aisles: dict[str, tuple[int, StorageClass]], levels: int) -> list[Location]:
    """One warehouse with its doors and shelves, and the places outside; returns the shelves.

    `aisles` maps each aisle's letter to its number of racks and to what may lie there.
    """
    warehouse = Warehouse.objects.create(
        code="MAIN",
        name="Main warehouse",
        street="Hafenstraße 12",
        city="Hamburg",
        postcode="20457",
        country="DE",
    )
    doors = [Location(code=code, kind=kind) for code, kind in OUTSIDE.items()]
    doors += [
        Location(code=code, kind=kind, warehouse=warehouse, sequence=0 if at == 0 else 90_000 + at)
        for at, (code, kind) in enumerate(INSIDE.items())
    ]
    Location.objects.bulk_create(doors)
    return Location.objects.bulk_create(shelves(warehouse, aisles, levels))


def shelves(
    warehouse: Warehouse, aisles: dict[str, tuple[int, StorageClass]], levels: int
) -> Iterator[Location]:
    """Aisle-rack-level, numbered as one walks: up one aisle and down the next, floor first."""
    sequence = 0
    for turn, (aisle, (racks, storage_class)) in enumerate(aisles.items()):
        order = range(racks, 0, -1) if turn % 2 else range(1, racks + 1)
        for rack in order:
            for level in range(1, levels + 1):
                sequence += 10
                yield Location(
                    code=f"{aisle}-{rack:02d}-{level}",
                    kind=Location.Kind.STORAGE,
                    warehouse=warehouse,
                    sequence=sequence,
                    storage_class=storage_class,
                )


def make_carriers() -> None:
    """Our own van, which goes the same day and takes everything, and two that do not."""
    Carrier.objects.bulk_create(
        [
            Carrier(code="OWN", name="Own delivery", service="van, the same day", transit_days=0),
            Carrier(
                code="POLAR",
                name="Polar Parcel",
                service="standard, 2 days",
                hazard_classes="-",
                storage_classes="ambient dry",
                transit_days=2,
            ),
            Carrier(
                code="TRANSEO",
                name="Transeo Freight",
                service="pallets, 4 days",
                hazard_classes="3 8 9",
                storage_classes="ambient dry cool",
                transit_days=4,
            ),
        ]
    )
