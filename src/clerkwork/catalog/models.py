from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q, Value

from clerkwork.core.models import PriceField, QuantityField
from clerkwork.parties.models import Customer, Supplier


class StorageClass(models.TextChoices):
    AMBIENT = "ambient", "ambient"
    COOL = "cool", "cool, 8 to 15 °C"
    CHILLED = "chilled", "chilled, 2 to 8 °C"
    FROZEN = "frozen", "frozen, below -18 °C"
    DRY = "dry", "dry"


class Item(models.Model):
    """An article we sell. Quantities of it are kept in its base unit."""

    class Tracking(models.TextChoices):
        NONE = "none", "not tracked"
        LOT = "lot", "by lot"
        EXPIRY = "expiry", "by lot with expiry date"

    sku = models.CharField(max_length=50, unique=True)
    name = models.CharField(max_length=200)
    base_unit = models.CharField(max_length=6, default="EA")
    active = models.BooleanField(default=True)
    replaced_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaces"
    )
    tracking = models.CharField(max_length=6, choices=Tracking, default=Tracking.NONE)
    weight_kg = models.DecimalField(
        max_digits=10, decimal_places=4, null=True, blank=True, help_text="of one base unit"
    )
    length_mm = models.PositiveIntegerField(null=True, blank=True)
    width_mm = models.PositiveIntegerField(null=True, blank=True)
    height_mm = models.PositiveIntegerField(null=True, blank=True)
    storage_class = models.CharField(
        max_length=10, choices=StorageClass, default=StorageClass.AMBIENT
    )
    hazard_class = models.CharField(
        max_length=10, blank=True, help_text="UN class and division, such as 3 or 5.1"
    )
    supplier = models.ForeignKey(Supplier, null=True, blank=True, on_delete=models.PROTECT)
    minimum = QuantityField(null=True, blank=True, help_text="the least that is sold at once")
    multiple = QuantityField(null=True, blank=True, help_text="sold in multiples of so many")

    class Meta:
        ordering = ["sku"]
        indexes = [GinIndex(OpClass("name", "gin_trgm_ops"), name="catalog_item_name_alike")]
        constraints = [
            models.CheckConstraint(
                condition=Q(weight_kg__isnull=True) | Q(weight_kg__gte=0),
                name="catalog_item_weight_not_negative",
            ),
            models.CheckConstraint(
                condition=(Q(minimum__isnull=True) | Q(minimum__gt=0))
                & (Q(multiple__isnull=True) | Q(multiple__gt=0)),
                name="catalog_item_minimum_and_multiple_positive",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sku} {self.name}"


class Pack(models.Model):
    """A unit in which an item is sold: `factor` base units, exactly. The base unit is one too."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="packs")
    unit = models.CharField(max_length=6, help_text="EA, CS, PAL, …")
    factor = QuantityField(help_text="how many base units it holds")
    gtin = models.CharField(max_length=14, null=True, blank=True, unique=True)
    weight_kg = models.DecimalField(max_digits=10, decimal_places=4, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("item", "unit", name="catalog_pack_unit_of_item"),
            models.CheckConstraint(condition=Q(factor__gt=0), name="catalog_pack_factor_positive"),
            models.CheckConstraint(
                condition=Q(gtin__isnull=True) | Q(gtin__regex=r"^[0-9]{8,14}$"),
                name="catalog_pack_gtin_digits",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item.sku} {self.unit}"


class CustomerItem(models.Model):
    """What a customer calls one of our items."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="part_numbers")
    number = models.CharField(max_length=80)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="part_numbers")
    unit = models.CharField(max_length=6, blank=True, help_text="what they mean when they say none")

    class Meta:
        constraints = [
            models.UniqueConstraint("customer", "number", name="catalog_customeritem_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.number} → {self.item.sku}"


class PriceList(models.Model):
    """Prices in one currency. A customer without a list of their own buys from the standard one."""

    code = models.CharField(max_length=30, unique=True)
    currency = models.CharField(max_length=3, help_text="ISO 4217")
    standard = models.BooleanField(default=False)
    price_tolerance = models.DecimalField(
        max_digits=5,
        decimal_places=4,
        null=True,
        blank=True,
        help_text="share by which a price may differ from this list; empty: the company's",
    )
    customers = models.ManyToManyField(Customer, through="CustomerPriceList", blank=True)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(
                "currency", condition=Q(standard=True), name="catalog_pricelist_one_standard"
            ),
            models.CheckConstraint(
                condition=Q(price_tolerance__isnull=True) | Q(price_tolerance__gte=0),
                name="catalog_pricelist_tolerance_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class CustomerPriceList(models.Model):
    """The one list from which a customer buys."""

    customer = models.OneToOneField(Customer, on_delete=models.CASCADE, related_name="price_list")
    price_list = models.ForeignKey(PriceList, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.customer.code}: {self.price_list.code}"


class Price(models.Model):
    """What one `unit` of an item costs from `min_quantity` of that unit on, while it is valid."""

    price_list = models.ForeignKey(PriceList, on_delete=models.CASCADE, related_name="prices")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="prices")
    unit = models.CharField(max_length=6)
    min_quantity = QuantityField(default=1)
    price = PriceField()
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True, help_text="the last day")

    class Meta:
        indexes = [models.Index("price_list", "item", "unit", name="catalog_price_look_up")]
        constraints = [
            models.CheckConstraint(condition=Q(price__gte=0), name="catalog_price_not_negative"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True)
                | Q(valid_from__isnull=True)
                | Q(valid_to__gte=F("valid_from")),
                name="catalog_price_valid_in_order",
            ),
            ExclusionConstraint(
                name="catalog_price_one_at_a_time",
                expressions=[
                    ("price_list", RangeOperators.EQUAL),
                    ("item", RangeOperators.EQUAL),
                    ("unit", RangeOperators.EQUAL),
                    ("min_quantity", RangeOperators.EQUAL),
                    (
                        Func(
                            "valid_from",
                            "valid_to",
                            Value("[]"),
                            function="DATERANGE",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item.sku} {self.price} {self.unit}"


class Restriction(models.Model):
    """What may not be sold to a customer, into a country, or at all: everything that it names.

    Each condition that is empty holds for all. Without an article or a class it closes a country or
    a customer to all goods.
    """

    item = models.ForeignKey(Item, null=True, blank=True, on_delete=models.CASCADE)
    storage_class = models.CharField(max_length=10, choices=StorageClass, blank=True)
    hazard_class = models.CharField(max_length=10, blank=True)
    customer = models.ForeignKey(Customer, null=True, blank=True, on_delete=models.CASCADE)
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166-1 alpha-2")
    reason = models.CharField(max_length=200, help_text="such as: needs an export licence")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "item",
                "storage_class",
                "hazard_class",
                "customer",
                "country",
                nulls_distinct=False,
                name="catalog_restriction_once",
            ),
            models.CheckConstraint(
                condition=Q(customer__isnull=False) | ~Q(country=""),
                name="catalog_restriction_of_customer_or_country",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="catalog_restriction_has_reason"),
        ]

    def __str__(self) -> str:
        return self.reason
