"""What the pages about shipping show."""

from django.db.models import Count, QuerySet

from clerkwork.fulfilment.models import Package, Shipment
from clerkwork.shipping.models import Label, Manifest

PAGE = 100


def ready() -> QuerySet[Shipment]:
    """Labelled shipments that wait for their carrier."""
    return (
        Shipment.objects.filter(stage=Shipment.Stage.LABELLED)
        .select_related("order__customer", "carrier")
        .annotate(package_count=Count("packages"))
        .order_by("carrier__code", "due_on", "id")[:PAGE]
    )


def manifests() -> QuerySet[Manifest]:
    """The last manifests, newest first, with how many shipments are on each."""
    return (
        Manifest.objects.select_related("carrier")
        .annotate(shipment_count=Count("dispatches"))
        .order_by("-day", "carrier__code")[:PAGE]
    )


def labelled_packages(shipment: Shipment) -> list[tuple[Package, str]]:
    """The packages of a shipment with the SSCC of each, "" before it is labelled."""
    packages = list(shipment.packages.prefetch_related("contents").order_by("position"))
    numbers = dict(
        Label.objects.filter(package_id__in=[each.pk for each in packages]).values_list(
            "package_id", "sscc"
        )
    )
    return [(each, numbers.get(each.pk, "")) for each in packages]
