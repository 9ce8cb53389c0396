from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from clerkwork.core import journal
from clerkwork.core.refusal import Refusal
from clerkwork.fulfilment.models import PickList, Shipment
from clerkwork.fulfilment.pick_list_pdf import pick_list_pdf
from clerkwork.fulfilment.queries import contents
from clerkwork.shipping import facts, queries
from clerkwork.shipping.label_pdf import label_pdf
from clerkwork.shipping.label_zpl import label_zpl
from clerkwork.shipping.manifest import manifest_pdf, manifest_xlsx
from clerkwork.shipping.models import Manifest
from clerkwork.shipping.packing_slip import packing_slip_pdf
from clerkwork.shipping.ship import ship_shipment

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@permission_required("fulfilment.view_shipment", raise_exception=True)
def shipment_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One shipment: what is in it, its packages and labels, where it stands."""
    shipment = get_object_or_404(
        Shipment.objects.select_related("order__customer", "carrier", "warehouse", "pick_list"),
        pk=pk,
    )
    packages = queries.labelled_packages(shipment)
    context = {
        "shipment": shipment,
        "contents": contents(shipment),
        "packages": packages,
        "labels": [sscc for _, sscc in packages if sscc],
        "dispatch": getattr(shipment, "dispatch", None),
        "timeline": journal.of("shipment", pk),
    }
    return render(request, "shipping/shipment.html", context)


@require_GET
@permission_required("shipping.ship_shipment", raise_exception=True)
def shipping(request: HttpRequest) -> HttpResponse:
    """What waits for the carriers, and what each took on which day."""
    context = {"shipments": queries.ready(), "manifests": queries.manifests()}
    return render(request, "shipping/shipping.html", context)


@require_POST
@permission_required("shipping.ship_shipment", raise_exception=True)
def dispatch(request: HttpRequest, pk: int) -> HttpResponse:
    number = request.POST.get("tracking_number", "")
    ship_shipment(pk, by=request.user, tracking_number=number)  # type: ignore[arg-type]
    if request.POST.get("from") == "list":
        return redirect("shipping")
    return redirect("shipment", pk)


@require_GET
@permission_required("fulfilment.view_shipment", raise_exception=True)
def labels(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The labels of a shipment's packages, as PDF or as ZPL (?dpi=300 for such a printer)."""
    made = facts.labels(get_object_or_404(Shipment, pk=pk))
    if not made:
        raise Refusal("Nothing is packed and labelled yet.")
    if kind == "zpl":
        dpi = 300 if request.GET.get("dpi") == "300" else 203
        return paper(label_zpl(made, dpi=dpi).encode(), "application/x-zpl", f"SH-{pk:06d}.zpl")
    return paper(label_pdf(made), "application/pdf", f"SH-{pk:06d}-labels.pdf")


@require_GET
@permission_required("fulfilment.view_shipment", raise_exception=True)
def slip(request: HttpRequest, pk: int) -> HttpResponse:
    shipment = get_object_or_404(Shipment, pk=pk)
    made = packing_slip_pdf(facts.packing_slip(shipment))
    return paper(made, "application/pdf", f"SH-{pk:06d}.pdf")


@require_GET
@permission_required("fulfilment.view_shipment", raise_exception=True)
def pick_list_paper(request: HttpRequest, pk: int) -> HttpResponse:
    made = pick_list_pdf(facts.pick_list(get_object_or_404(PickList, pk=pk)))
    return paper(made, "application/pdf", f"PL-{pk:06d}.pdf")


@require_GET
@permission_required("shipping.ship_shipment", raise_exception=True)
def manifest(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    data = facts.manifest(get_object_or_404(Manifest.objects.select_related("carrier"), pk=pk))
    if kind == "xlsx":
        return paper(manifest_xlsx(data), XLSX, f"MF-{pk:06d}.xlsx")
    return paper(manifest_pdf(data), "application/pdf", f"MF-{pk:06d}.pdf")


def paper(made: bytes, content_type: str, name: str) -> HttpResponse:
    """A paper that the browser shows, or saves under its number."""
    where = "inline" if content_type == "application/pdf" else "attachment"
    headers = {"Content-Disposition": f'{where}; filename="{name}"'}
    return HttpResponse(made, content_type=content_type, headers=headers)
