from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from clerkwork.core.models import AmountField


class Carrier(models.Model):
    """Who takes packages to the door. Own delivery is a carrier too."""

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=100)
    service = models.CharField(max_length=100, blank=True)
    active = models.BooleanField(default=True)
    hazard_classes = models.CharField(
        max_length=100,
        default="*",
        blank=True,
        help_text="carried, such as 3 5.1 8; * for all, - for none",
    )
    storage_classes = models.CharField(
        max_length=100,
        default="*",
        blank=True,
        help_text="kept, such as ambient chilled; * for all, - for none",
    )
    transit_days = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="working days on the way; empty: not known"
    )

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Customer(models.Model):
    """Somebody who orders from us."""

    class AnswerForm(models.TextChoices):
        AS_IT_CAME = "", "in the form the order came in"
        MAIL = "mail", "by mail"
        JSON = "json", "JSON, fetched over the API"
        NONE = "none", "not at all"

    code = models.CharField(max_length=30, unique=True)
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True, help_text="acknowledgements and notices go here")
    language = models.CharField(max_length=10, default="en")
    currency = models.CharField(max_length=3, help_text="ISO 4217")
    vat_number = models.CharField(max_length=30, blank=True)
    payment_days = models.PositiveSmallIntegerField(default=30)
    credit_limit = AmountField(
        null=True, blank=True, validators=[MinValueValidator(0)], help_text="empty: no limit"
    )
    price_tolerance = models.DecimalField(
        max_digits=5,
        decimal_places=4,
        null=True,
        blank=True,
        help_text="share by which their prices may differ from the list; empty: that of the list",
    )
    priority = models.SmallIntegerField(default=0, help_text="higher is served first")
    carrier = models.ForeignKey(
        Carrier,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        help_text="empty: the first active",
    )
    answer_form = models.CharField(
        max_length=10,
        choices=AnswerForm,
        default=AnswerForm.AS_IT_CAME,
        db_default="",
        blank=True,
        help_text="how their orders are answered",
    )

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(credit_limit__isnull=True) | Q(credit_limit__gte=0),
                name="parties_customer_credit_limit_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(price_tolerance__isnull=True) | Q(price_tolerance__gte=0),
                name="parties_customer_tolerance_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class CustomerBlock(models.Model):
    """Why nothing goes to this customer at present, since when and by whom. Lifted, it stays."""

    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="blocks")
    reason = models.CharField(max_length=300)
    placed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    placed_at = models.DateTimeField(db_default=Now())
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "customer",
                condition=Q(lifted_at__isnull=True),
                name="parties_customerblock_one_live",
            )
        ]

    def __str__(self) -> str:
        return f"{self.customer}: {self.reason}"


class PartyIdentifier(models.Model):
    """A number or mail domain by which a document's sender or buyer is known to be a customer."""

    class Scheme(models.TextChoices):
        GLN = "gln", "GLN"
        DUNS = "duns", "D-U-N-S"
        EDI = "edi", "EDI interchange id"
        DOMAIN = "domain", "mail domain"
        NAME = "name", "another name"
        OTHER = "other", "other number"

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="identifiers")
    scheme = models.CharField(max_length=10, choices=Scheme)
    value = models.CharField(max_length=100)

    class Meta:
        constraints = [
            models.UniqueConstraint("scheme", "value", name="parties_partyidentifier_unique")
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.value}"


class Address(models.Model):
    """A place to which this customer's goods go."""

    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="addresses")
    code = models.CharField(max_length=30, help_text="the customer's number for it, or ours")
    name = models.CharField(max_length=200)
    street = models.CharField(max_length=200)
    street2 = models.CharField(max_length=200, blank=True)
    city = models.CharField(max_length=100)
    region = models.CharField(max_length=50, blank=True)
    postcode = models.CharField(max_length=20, blank=True)
    country = models.CharField(max_length=2, help_text="ISO 3166-1 alpha-2")
    active = models.BooleanField(default=True)
    hazard_allowed = models.BooleanField(default=True, help_text="takes hazardous goods in")

    class Meta:
        verbose_name_plural = "addresses"
        constraints = [
            models.UniqueConstraint("customer", "code", name="parties_address_code_of_customer")
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.postcode} {self.city}"


class Supplier(models.Model):
    """Somebody we buy from."""

    code = models.CharField(max_length=30, unique=True)
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=10, default="en")
    currency = models.CharField(max_length=3, help_text="ISO 4217")
    lead_time_days = models.PositiveSmallIntegerField(default=14, help_text="as quoted")
    street = models.CharField(max_length=200, blank=True)
    city = models.CharField(max_length=100, blank=True)
    postcode = models.CharField(max_length=20, blank=True)
    country = models.CharField(max_length=2, blank=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Contact(models.Model):
    """A person at a customer's or a supplier's."""

    customer = models.ForeignKey(
        Customer, null=True, blank=True, on_delete=models.CASCADE, related_name="contacts"
    )
    supplier = models.ForeignKey(
        Supplier, null=True, blank=True, on_delete=models.CASCADE, related_name="contacts"
    )
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    duty = models.CharField(max_length=50, blank=True, help_text="purchasing, dock, accounts, …")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(customer__isnull=True) ^ Q(supplier__isnull=True),
                name="parties_contact_of_one_party",
            ),
            models.UniqueConstraint(
                "customer",
                "supplier",
                "name",
                nulls_distinct=False,
                name="parties_contact_once_per_party",
            ),
        ]

    def __str__(self) -> str:
        return self.name
