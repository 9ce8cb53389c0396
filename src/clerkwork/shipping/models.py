from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from clerkwork.core.numbers import number
from clerkwork.fulfilment.models import Shipment
from clerkwork.parties.models import Carrier


class Label(models.Model):
    """The number on a package. Never changed and never deleted, so that none is used twice.

    A package that is unpacked keeps its label here, voided; packed again, it gets a new one.
    """

    sscc = models.CharField(max_length=18, unique=True)
    package_id = models.BigIntegerField(help_text="may be unpacked by now, hence no foreign key")
    shipment = models.ForeignKey(Shipment, on_delete=models.PROTECT, related_name="labels")
    made_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint("package_id", name="shipping_label_one_per_package"),
            models.CheckConstraint(
                condition=Q(sscc__regex=r"^[0-9]{18}$"), name="shipping_label_sscc_digits"
            ),
        ]

    def __str__(self) -> str:
        return self.sscc


class Manifest(models.Model):
    """What a carrier took on one day."""

    carrier = models.ForeignKey(Carrier, on_delete=models.PROTECT)
    day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint("carrier", "day", name="shipping_manifest_one_per_day")
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        return number("MF", self.pk)


class Dispatch(models.Model):
    """That a shipment has left, once."""

    shipment = models.OneToOneField(
        Shipment, on_delete=models.PROTECT, related_name="dispatch", primary_key=True
    )
    manifest = models.ForeignKey(Manifest, on_delete=models.PROTECT, related_name="dispatches")
    at = models.DateTimeField(db_default=Now())
    tracking_number = models.CharField(max_length=60, null=True, unique=True)

    class Meta:
        permissions = [("ship_shipment", "Can ship")]

    def __str__(self) -> str:
        return f"{self.shipment_id} on {self.manifest_id}"
