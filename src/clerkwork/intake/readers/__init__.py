import json
from decimal import Decimal
from clerkwork.intake.draft import *
D=Decimal
def read_document(raw, *, name=""):
    orders=[]
    for line in raw.splitlines():
        o=json.loads(line, parse_float=D)
        s=o.get("ship_to") or {}
        orders.append(DraftOrder(po_number=o["po_number"],order_date=o.get("order_date"),currency=o.get("currency"),buyer_name=o.get("buyer_name"),buyer_code=o.get("buyer_code"),ship_to=Address(**s),requested_delivery=o.get("requested_delivery"),total=D(o["total"]) if o.get("total") else None,
          lines=[DraftLine(line=l.get("line"),sku=l.get("sku"),quantity=D(l["quantity"]),uom=l.get("uom"),unit_price=D(l["unit_price"])) for l in o["lines"]]))
    return Reading("json","order",orders)
