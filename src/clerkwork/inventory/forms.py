from typing import TYPE_CHECKING, Any

from django import forms

from clerkwork.catalog.models import Item
from clerkwork.inventory.models import Location
from clerkwork.inventory.queries import inside

if TYPE_CHECKING:
    ModelChoiceField = forms.ModelChoiceField[Location]
else:
    ModelChoiceField = forms.ModelChoiceField


class PlaceField(ModelChoiceField):
    """A place by its code, as typed or scanned."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            Location.objects.none(),
            to_field_name="code",
            widget=forms.TextInput(attrs={"autocapitalize": "characters"}),
            error_messages={"invalid_choice": "There is no such place in the house."},
            **kwargs,
        )


class PlacesForm(forms.Form):
    """A form whose place fields know the places of today."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, PlaceField):
                field.queryset = inside()


class ReceiptForm(PlacesForm):
    quantity = forms.DecimalField(min_value=0, max_digits=16, decimal_places=4)
    place = PlaceField(label="Place")
    lot = forms.CharField(max_length=50, required=False, label="Lot")
    expires_on = forms.DateField(
        required=False, label="Expires", widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: Any, item: Item, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["quantity"].label = f"How many {item.base_unit}"
        if item.tracking == Item.Tracking.NONE:
            self.fields["lot"].widget = self.fields["expires_on"].widget = forms.HiddenInput()
        elif item.tracking == Item.Tracking.LOT:
            self.fields["expires_on"].widget = forms.HiddenInput()


class CountForm(forms.Form):
    counted = forms.DecimalField(min_value=0, max_digits=16, decimal_places=4, label="Counted")
    reason = forms.CharField(max_length=300, label="Why")


class TransferForm(PlacesForm):
    quantity = forms.DecimalField(min_value=0, max_digits=16, decimal_places=4, label="Quantity")
    target = PlaceField(label="To")
