"""Which ideas together make which role of a column, and which part of an address."""

ADDRESS_PARTS = {
    "name": "name",
    "first name": "first_name",
    "first": "first_name",
    "last name": "last_name",
    "last": "last_name",
    "company": "company",
    "company name": "company",
    "contact": "contact",
    "contact name": "contact",
    "street": "street",
    "address": "street",
    "street address": "street",
    "address line": "street",
    "street name": "street",
    "address 1": "street",
    "street 1": "street",
    "street address 1": "street",
    "address line 1": "street",
    "address 1 2": "street",
    "address 2": "street2",
    "street 2": "street2",
    "street address 2": "street2",
    "address line 2": "street2",
    "address 3": "street3",
    "address line 3": "street3",
    "house no": "house",
    "street house no": "street",
    "street no": "street",
    "city": "city",
    "address city": "city",
    "region": "region",
    "region no": "region_code",
    "region name": "region",
    "address region": "region",
    "zip": "postcode",
    "zip no": "postcode",
    "zip city": "zip_city",
    "address zip": "postcode",
    "address zip no": "postcode",
    "country": "country",
    "country no": "country_code",
    "country name": "country",
    "address country": "country",
    "address country no": "country_code",
    "address name": "name",
    "address company": "company",
    "no": "code",
    "store": "code",
    "store no": "code",
    "phone": "phone",
    "phone no": "phone",
    "email": "mail",
    "email address": "mail",
}
MEANINGS = {
    "subtotal": "order sub total",
    "po_number": "purchase no|purchase doc|purchase doc no|po|po no|purchase order|"
    "purchase order no|buyer order no|buyer po|buyer po no|our order no|po purchase order|"
    "po order no|buyer purchase order no|your order no|order po no|po po no|purchase order po no",
    "order_number": "doc no|order doc no|sale no|sale order no|sale order|order no|order|"
    "order name|order no no",
    "line": "line|line no|po line|po line no|order line|order line no|line item no|#|"
    "item line no|item line|purchase order line no",
    "order_date": "sale date|sale order date|doc date|purchase doc date|order date|date|po date|"
    "purchase date|purchase order date|order no date|date created|date order created|"
    "order created|created date|order created date",
    "delivery": "deliver date|required date|required deliver date|required|deliver|"
    "required deliver|deliver date line|item deliver date|order deliver date|order required date",
    "ship_date": "ship date|required ship date|order ship date",
    "item": "item no|stock no",
    "article": "item|line item",
    "maker_sku": "model|model no|maker no|maker item|maker",
    "desc": "desc|item desc|item name|item name desc|line desc|item title|short desc|"
    "item desc no|line item name|item desc name|item text",
    "quantity": "qty|order qty|item qty|line qty|line item qty|qty unit|total qty|purchase qty|"
    "qty purchase|qty purchased",
    "uom": "purchase unit|unit|pack unit measure|unit measure|qty unit measure|order unit|"
    "item unit|sales unit|measure|measure unit|unit no|unit type|pack unit",
    "unit_price": "unit price|price|item price|net price|net unit price|line item price|"
    "item unit price|purchase price|purchase unit price|unit net price|item unit price net|"
    "unit net|unit order price|order price",
    "price_base": "price base unit|base|price unit base|price base qty|base qty|"
    "base unit price qty",
    "line_total": "sub|order total net|line order total|purchase total|total|line total|total price|"
    "net total|item total|total net|price total|total line|line net total|total item|"
    "total line price|total net price|item sub total|sub total|line sub total|total order line",
    "total": "order total|grand total|order total total|order grand total|total gross|order|"
    "total order value|purchase order total|po total|total payable|gross total",
    "currency": "currency|currency no|order currency|price currency",
    "pack_size": "pack size|pack|pack qty|unit pack|qty pack|size pack|pack unit qty|unit pack qty",
    "buyer_name": "account name|bill company|bill company name|buyer|buyer name|company|"
    "company name|buyer company|buyer company name",
    "buyer_code": "your buyer no|our buyer no|your account|our account|your account no|buyer no|"
    "account|account no|buyer account|buyer account no",
    "email": "email|buyer email|contact email|email address|buyer email address|order buyer email",
    "note": "note|order note|line note|buyer note|item note|deliver note|ship note",
    "status": "status|order status|fulfillment status",
    "invoice_number": "invoice no|invoice|bill no",
    "invoice_date": "invoice date|bill date",
    "quote_number": "quote no|quote|quote date|no quote",
    "release": "release|release no",
    "tax": "tax|total tax|order tax|sales tax|tax total|order total tax",
    "discount": "discount|discount total|total discount|order discount",
    "freight": "ship total|ship price|deliver price|order ship total|ship order total|"
    "deliver total|ship order price",
    "supplier": "supplier|supplier name|supplier no|supplier address|maker name",
    "ship_block": "ship address|deliver address|ship deliver address|ship",
    "bill_block": "bill|bill address|invoice address",
}
