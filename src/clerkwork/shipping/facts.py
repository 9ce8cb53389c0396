"""What labels and papers say, gathered from the database."""

from collections.abc import Iterable
from decimal import Decimal

from clerkwork.core.models import Company
from clerkwork.core.party import Party
from clerkwork.fulfilment.models import Content, Package, PickList, Shipment
from clerkwork.fulfilment.pick_list_pdf import PickLine, PickListData
from clerkwork.fulfilment.queries import left
from clerkwork.orders.models import Order
from clerkwork.shipping.label import Content as Inside
from clerkwork.shipping.label import LogisticLabel
from clerkwork.shipping.manifest import ManifestData, ManifestRow
from clerkwork.shipping.models import Label, Manifest
from clerkwork.shipping.packing_slip import PackingSlip, SlipLine, SlipPackage
from clerkwork.shipping.queries import labelled_packages


def company() -> Party:
    """Ourselves."""
    ours = Company.objects.get()
    place = f"{ours.postcode} {ours.city} {ours.region}".strip()
    return Party(ours.name, lines_of(ours.street, place), ours.postcode, ours.country)


def ship_to(order: Order) -> Party:
    """Where an order's goods go."""
    place = f"{order.ship_postcode} {order.ship_city} {order.ship_region}".strip()
    lines = lines_of(order.ship_street, order.ship_street2, place)
    name = order.ship_name or (order.customer.name if order.customer else order.buyer_name)
    return Party(name, lines, order.ship_postcode, order.ship_country)


def lines_of(*parts: str) -> tuple[str, ...]:
    return tuple(part for part in parts if part)


def orders_in(shipment: Shipment) -> list[Order]:
    """The orders of which something is in a shipment."""
    inside = Order.objects.filter(lines__allocations__shipment=shipment)
    return list(inside.distinct().order_by("pk"))


def labels(shipment: Shipment) -> list[LogisticLabel]:
    """One label for each package that has its number."""
    packages = [(package, sscc) for package, sscc in labelled_packages(shipment) if sscc]
    orders = orders_in(shipment)
    dispatch = getattr(shipment, "dispatch", None)
    return [
        LogisticLabel(
            sscc=sscc,
            ship_from=company(),
            ship_to=ship_to(shipment.order),
            carrier=shipment.carrier.name,
            service=shipment.carrier.service,
            shipment=shipment.number,
            tracking=(dispatch.tracking_number or "") if dispatch else "",
            order_numbers=tuple(order.number for order in orders),
            po_numbers=tuple(order.po_number for order in orders if order.po_number),
            package=package.position,
            packages=len(packages),
            gross_weight=package.weight_kg,
            shipped_on=dispatch.at.date() if dispatch else None,
            content=only_article(package.contents.all()),
        )
        for package, sscc in packages
    ]


def only_article(contents: Iterable[Content]) -> Inside | None:
    """What a package holds, if it is one article of one lot with a GTIN."""
    held = list(contents)
    lots = {each.allocation.balance.lot for each in held}
    if len(lots) != 1:
        return None
    (lot,) = lots
    pack = lot.item.packs.filter(unit=lot.item.base_unit, gtin__isnull=False).first()
    count = sum((each.quantity for each in held), Decimal(0))
    if pack is None or count != int(count):
        return None
    return Inside(
        gtin=pack.gtin or "",
        count=int(count),
        lot=lot.code,
        expiry=lot.expires_on,
        description=lot.item.name,
    )


def packing_slip(shipment: Shipment) -> PackingSlip:
    """A shipment on paper, with what is still to come of its lines."""
    orders = orders_in(shipment)
    dispatch = getattr(shipment, "dispatch", None)
    packages = labelled_packages(shipment)
    return PackingSlip(
        number=shipment.number,
        company=company(),
        ship_to=ship_to(shipment.order),
        lines=slip_lines(shipment),
        order_numbers=tuple(order.number for order in orders),
        po_numbers=tuple(order.po_number for order in orders if order.po_number),
        ordered_on=shipment.order.order_date,
        shipped_on=dispatch.at.date() if dispatch else None,
        carrier=shipment.carrier.name,
        service=shipment.carrier.service,
        tracking=(dispatch.tracking_number or "") if dispatch else "",
        packages=[
            SlipPackage(package.position, sscc, package.weight_kg) for package, sscc in packages
        ],
        note=shipment.order.note,
    )


def slip_lines(shipment: Shipment) -> list[SlipLine]:
    """The lines of a packing slip, one for each article and lot."""
    held = shipment.allocations.select_related("line", "balance__lot__item").prefetch_related(
        "contents__package"
    )
    here: dict[int, Decimal] = {}
    for each in held:
        here[each.line_id] = here.get(each.line_id, Decimal(0)) + each.quantity
    gone = shipment.stage == Shipment.Stage.SHIPPED
    lines = []
    for each in held.order_by("line__order_id", "line__position", "pk"):
        line, lot = each.line, each.balance.lot
        elsewhere = line.shipped - (here[line.pk] if gone else 0)
        positions = sorted(content.package.position for content in each.contents.all())
        lines.append(
            SlipLine(
                sku=lot.item.sku,
                description=lot.item.name,
                unit=lot.item.base_unit,
                shipped=each.quantity,
                ordered=line.ordered,
                open=line.ordered - line.cancelled - elsewhere - here[line.pk],
                buyer_sku=line.buyer_sku,
                lot=lot.code,
                expiry=lot.expires_on,
                packages=", ".join(map(str, positions)),
            )
        )
    return lines


def pick_list(made: PickList) -> PickListData:
    """A walk on paper, of what is not yet picked."""
    stops = left(made)
    shipments = list(made.shipments.select_related("order", "warehouse"))
    due = [shipment.due_on for shipment in shipments if shipment.due_on]
    return PickListData(
        number=made.number,
        company=company(),
        lines=[
            PickLine(
                place=stop.balance.location.code,
                sku=stop.balance.lot.item.sku,
                description=stop.balance.lot.item.name,
                quantity=stop.quantity,
                unit=stop.balance.lot.item.base_unit,
                sequence=stop.balance.location.sequence,
                shipment=stop.shipment.number,
                lot=stop.balance.lot.code,
                expiry=stop.balance.lot.expires_on,
            )
            for stop in stops
        ],
        warehouse=shipments[0].warehouse.name if shipments else "",
        picker=made.picker.get_username() if made.picker else "",
        due_on=min(due, default=None),
        orders=tuple(sorted({shipment.order.number for shipment in shipments})),
    )


def manifest(made: Manifest) -> ManifestData:
    """What a carrier took on one day, package by package."""
    dispatches = made.dispatches.select_related("shipment__order__customer").order_by("shipment_id")
    packages = Package.objects.filter(shipment__dispatch__manifest=made).order_by(
        "shipment_id", "position"
    )
    numbers = dict(
        Label.objects.filter(shipment__dispatch__manifest=made).values_list("package_id", "sscc")
    )
    inside: dict[int, list[Package]] = {}
    for package in packages:
        inside.setdefault(package.shipment_id, []).append(package)
    return ManifestData(
        number=made.number,
        company=company(),
        carrier=made.carrier.name,
        day=made.day,
        rows=[
            ManifestRow(
                sscc=numbers.get(package.pk, ""),
                shipment=dispatch.shipment.number,
                ship_to=ship_to(dispatch.shipment.order),
                tracking=dispatch.tracking_number or "",
                service=made.carrier.service,
                order_numbers=(dispatch.shipment.order.number,),
                package=package.position,
                packages=len(inside[dispatch.shipment_id]),
                weight=package.weight_kg,
            )
            for dispatch in dispatches
            for package in inside.get(dispatch.shipment_id, [])
        ],
    )
