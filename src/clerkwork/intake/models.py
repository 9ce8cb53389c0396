from typing import ClassVar

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from clerkwork.core.numbers import number
from clerkwork.intake.order_fields import in_words
from clerkwork.orders.models import Order


class Document(models.Model):
    """What came in, byte for byte, stored before anyone tries to read it."""

    class Stage(models.TextChoices):
        STORED = "stored", "to be read"
        READ = "read", "read"
        SET_ASIDE = "set_aside", "no order in it"

    NEXT: ClassVar = {
        Stage.STORED: {Stage.READ, Stage.SET_ASIDE},
        Stage.READ: set[Stage](),
        Stage.SET_ASIDE: {Stage.STORED, Stage.READ},
    }

    sha256 = models.CharField(max_length=64, unique=True)
    raw = models.BinaryField()
    size = models.PositiveBigIntegerField()
    name = models.CharField(max_length=255, blank=True)
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.STORED)
    format = models.CharField(max_length=20, blank=True, help_text="found by reading")
    kind = models.CharField(max_length=20, blank=True, help_text="order, invoice, other, …")
    sender = models.CharField(max_length=200, blank=True)
    layout = models.CharField(max_length=200, blank=True, help_text="how it is laid out, if told")
    problems = models.JSONField(default=list)
    received_at = models.DateTimeField(db_default=Now())

    class Meta:
        permissions = [("submit_document", "Can hand in documents")]
        indexes = [models.Index("id", condition=Q(stage="stored"), name="intake_document_queue")]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        return number("DOC", self.pk)


class Arrival(models.Model):
    """Each time a document came: the same bytes twice are one document that came twice."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="arrivals")
    at = models.DateTimeField(db_default=Now())
    channel = models.CharField(max_length=20, help_text="page, api, command, mail, folder")
    parent = models.ForeignKey(
        Document,
        null=True,
        on_delete=models.PROTECT,
        related_name="enclosed",
        help_text="the mail or archive in which it came",
    )
    name = models.CharField(max_length=255, blank=True)
    actor = models.CharField(max_length=150)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT)

    def __str__(self) -> str:
        return f"{self.document} by {self.channel}"


class Channel(models.Model):
    """How a way by which documents come by themselves is doing. Its row is made by its first use."""

    name = models.CharField(max_length=50, unique=True, help_text="folder, or mailbox and its id")
    last_success_at = models.DateTimeField(null=True)
    last_error_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=300, blank=True)
    failures = models.PositiveIntegerField(default=0, help_text="since the last success")

    def __str__(self) -> str:
        return self.name


class Mailbox(models.Model):
    """A mailbox whose mails are documents. Its password is never in the database."""

    class Security(models.TextChoices):
        TLS = "tls", "TLS from the start (port 993)"
        STARTTLS = "starttls", "STARTTLS (port 143)"
        PLAIN = "plain", "not encrypted: only on this machine"

    name = models.CharField(max_length=100, unique=True)
    host = models.CharField(max_length=200)
    port = models.PositiveIntegerField(default=993)
    security = models.CharField(max_length=10, choices=Security, default=Security.TLS)
    user = models.CharField(max_length=200)
    secret = models.CharField(
        max_length=100,
        help_text="name of the environment variable, or of the file in the folder secrets of the "
        "data folder, that holds the password",
        validators=[RegexValidator(r"\A\w[\w.-]*\Z", "A name, without any path.")],
    )
    folder = models.CharField(max_length=200, default="INBOX")
    move_to = models.CharField(
        max_length=200,
        blank=True,
        help_text="folder for mails that were taken, made if missing; empty leaves them, marked as seen",
    )
    active = models.BooleanField(default=True)
    # What was taken so far: valid for this generation of the folder's numbers (RFC 3501, 2.3.1.1).
    uid_validity = models.BigIntegerField(null=True, editable=False)
    first_uid = models.BigIntegerField(default=1, editable=False)

    class Meta:
        verbose_name_plural = "mailboxes"
        constraints = [
            models.CheckConstraint(
                condition=Q(port__gt=0) & Q(port__lt=65536), name="intake_mailbox_port"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Fetched(models.Model):
    """A mail that was taken from a mailbox, by its number there: none is taken twice."""

    mailbox = models.ForeignKey(Mailbox, on_delete=models.CASCADE, related_name="fetched")
    uid_validity = models.BigIntegerField()
    uid = models.BigIntegerField()
    document = models.ForeignKey(
        Document,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="none for a mail that cannot be stored",
    )
    settled = models.BooleanField(default=False, help_text="marked or moved on the server")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint("mailbox", "uid_validity", "uid", name="intake_fetched_once")
        ]

    def __str__(self) -> str:
        return f"{self.uid} of {self.mailbox_id}"


class DocumentOrder(models.Model):
    """Which order was read from which document."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="orders")
    order = models.OneToOneField(
        Order, on_delete=models.PROTECT, related_name="source", primary_key=True
    )
    position = models.PositiveIntegerField(help_text="counted from 1 within the document")
    place = models.CharField(max_length=100, blank=True, help_text="where it stands in there")
    doubts = models.JSONField(default=list, help_text="values read with doubt: see evidence.py")

    def __str__(self) -> str:
        return f"{self.document_id} → {self.order_id}"


class ChangeReading(models.Model):
    """What a document asks to change of earlier orders, until it is matched to them."""

    class Stage(models.TextChoices):
        READ = "read", "to be matched"
        MATCHED = "matched", "matched"

    NEXT: ClassVar = {Stage.READ: {Stage.MATCHED}, Stage.MATCHED: set[Stage]()}

    stage = models.CharField(max_length=10, choices=Stage, default=Stage.READ)
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="changes_read")
    drafts = models.JSONField(
        default=list, help_text="as wire.py writes them; none where a person has to read them"
    )

    class Meta:
        indexes = [models.Index("id", condition=Q(stage="read"), name="intake_changereading_queue")]

    def __str__(self) -> str:
        return f"changes in {self.document_id}"


class Evidence(models.Model):
    """Where the values of a document's orders stand in it, kept from its reading."""

    document = models.OneToOneField(
        Document, on_delete=models.PROTECT, related_name="evidence", primary_key=True
    )
    packed = models.BinaryField(help_text="compressed JSON: see evidence.py")

    def __str__(self) -> str:
        return f"evidence of {self.document_id}"


class Lesson(models.Model):
    """A value that a person put right, until the reader of its document has learned from it."""

    class Stage(models.TextChoices):
        GIVEN = "given", "to be learned"
        LEARNED = "learned", "learned"
        NOTHING = "nothing", "nothing to learn"

    NEXT: ClassVar = {
        Stage.GIVEN: {Stage.LEARNED, Stage.NOTHING},
        Stage.LEARNED: set[Stage](),
        Stage.NOTHING: set[Stage](),
    }

    stage = models.CharField(max_length=10, choices=Stage, default=Stage.GIVEN)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="lessons")
    order = models.PositiveIntegerField(help_text="which of the document's orders, from zero")
    line = models.PositiveIntegerField(null=True, help_text="which of its lines, from zero")
    field = models.CharField(max_length=40, help_text="as readers name it")
    value = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index("id", condition=Q(stage="given"), name="intake_lesson_queue")]

    def __str__(self) -> str:
        return f"lesson {self.pk} ({self.field})"


class Confirmed(models.Model):
    """A field that was read with doubt from a document of this layout, and that a person confirmed."""

    layout = models.CharField(max_length=200)
    field = models.CharField(max_length=40, help_text="the order's field")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())
    withdrawn_at = models.DateTimeField(
        null=True, help_text="when the field was read wrong in another one"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "layout", "field", "document", name="intake_confirmed_once_a_document"
            )
        ]

    def __str__(self) -> str:
        return f"{self.field} of {self.document_id}"


class LayoutHint(models.Model):
    """Where documents of one layout state a field, learned from a correction: see hint.py."""

    layout = models.CharField(max_length=200)
    field = models.CharField(max_length=40)
    kind = models.CharField(max_length=12)
    anchor = models.TextField()
    how = models.TextField(blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="hints")
    taught_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(db_default=Now())
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "layout",
                "field",
                "kind",
                condition=Q(withdrawn_at__isnull=True),
                name="intake_layouthint_one_lives",
            )
        ]

    def __str__(self) -> str:
        return f"{self.what} by {self.kind} “{self.anchor}”"

    @property
    def what(self) -> str:
        """The field in words."""
        return in_words(self.field)
