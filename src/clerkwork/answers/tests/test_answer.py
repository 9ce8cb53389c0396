import pytest
from clerkwork.answers.models import Answer
from clerkwork.answers.station import ANSWERING
from clerkwork.core.stations import drain
from clerkwork.training import builders as make
from clerkwork.intake.submit import submit_document
from clerkwork.intake.read import READING
from clerkwork.fulfilment.station import ALLOCATION
from clerkwork.verification.verify import VERIFICATION
from clerkwork.training.papers import *
from clerkwork.training.papers_edifact import as_edifact
from clerkwork.training.papers_ubl import as_ubl
from datetime import date
pytestmark = pytest.mark.django_db

def test_it() -> None:
    make.a_lot(on_hand=10)
    make.an_allocated_order(TEA=4, po_number="X")
    make.a_lot("OIL", on_hand=3)
    assert drain(ANSWERING)==1
    print(bytes(Answer.objects.get().raw).decode())
    c=make.a_customer("ACME"); ad=c.addresses.get()
    for writer in (as_x12, as_edifact, as_ubl):
        p=Paper(f"47'1?1+1:-{writer.__name__}", "ACME","Acme GmbH","ACMEEDI",dict(name=ad.name,street=ad.street,city=ad.city,region="",postcode=ad.postcode,country=ad.country),date.today(),make.in_days(7),"EUR",[PaperLine("TEA","Tea",4,"EA",Decimal(10)),PaperLine("OIL","Oil",2,"EA",Decimal(10))])
        raw=writer(p)
        if writer is as_ubl:
            raw=raw.replace(b"<cac:Delivery>",b"<cac:SellerSupplierParty><cac:Party><cac:PartyName><cbc:Name>Us</cbc:Name></cac:PartyName></cac:Party></cac:SellerSupplierParty><cac:Delivery>")
        d=submit_document(raw,name="x",channel="folder",by="x")
        for s in (READING,VERIFICATION,ALLOCATION): drain(s)
        o=d.orders.get().order
        print(o.stage, [(f.code,f.found) for f in o.findings.all()])
        print(drain(ANSWERING))
        a=Answer.objects.get(reply_id=o.pk)
        print(a.form, a.says)
        print(bytes(a.raw).decode().replace("'","'\n"))
