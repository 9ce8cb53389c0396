"""The order objects that we know beside our own, and the wrappings that they come in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from clerkwork.intake.draft import DraftOrder, Problem
from clerkwork.intake.readers.json import amazon as json_amazon
from clerkwork.intake.readers.json import amazon_vendor as json_amazon_vendor
from clerkwork.intake.readers.json import shopify as json_shopify
from clerkwork.intake.readers.json import woocommerce as json_woocommerce


@dataclass(frozen=True, slots=True)
class Shape:
    """One shop's object: whether a JSON object is it, and how it is read (value, pointer, index,
    problems). `read` raises NoOrder for one that asks for no goods."""

    fits: Callable[[dict[str, Any]], bool]
    read: Callable[[dict[str, Any], str, int, list[Problem]], DraftOrder]


SHAPES = (
    Shape(json_shopify.fits, json_shopify.read),
    Shape(json_woocommerce.fits, json_woocommerce.read),
    Shape(json_amazon.fits, json_amazon.read),
    Shape(json_amazon_vendor.fits, json_amazon_vendor.read),
)
WRAPPED = ("payload", "orders", "Orders", "order", "data")


def shape_of(value: Any) -> Shape | None:
    """The shop whose object this is; None for our own and for unknown ones."""
    if type(value) is not dict:
        return None
    return next((shape for shape in SHAPES if shape.fits(value)), None)


def spread(value: Any, path: str = "", pointer: str = "") -> Iterator[tuple[str, str, Any]]:
    """Each order in a value, with its path in words and its pointer, out of lists and wrappings."""
    for _ in WRAPPED:
        if type(value) is not dict or "lines" in value or shape_of(value):
            break
        key = next((key for key in WRAPPED if type(value.get(key)) in (list, dict)), None)
        if key is None:
            break
        value, pointer = value[key], f"{pointer}/{key}"
        path = f"{path}{key}."
    if type(value) is list:
        for index, each in enumerate(value):
            yield f"orders[{index}].", f"{pointer}/{index}", each
    else:
        yield path, pointer, value
