"""The kinds of mails: what stands in the body, what is attached, what is around it.

A recipe reads "body | attachments | wrapping". Bodies: text/<items of text_items>,
html/<items of html_items>, both/<items of html_items>, see (only points at the attachment).
"""

from dataclasses import dataclass

ORDERS = (
    *("text/aligned", "text/dashes", "text/numbered", "text/prose", "text/times"),
    *("text/codes only", "text/labelled", "text/two lines", "text/pipes", "text/tabs"),
    *("text/bare columns", "text/aligned few", "text/wide", "text/boxes", "text/codes first"),
    *("text/semicolons", "text/dashes||reply", "text/aligned||reply", "text/times||forward"),
    *("text/aligned||forward", "text/aligned||message", "text/numbered||subject"),
    *("text/codes only||subject", "text/dashes||disclaimer", "text/prose||reply"),
    *("text/aligned few||marked", "text/two lines||marked", "text/labelled||twice"),
    *("html/bordered", "html/ruled", "html/sections", "html/headless", "html/bullets"),
    *("html/nested", "html/boxes", "html/stacked", "html/bordered||reply"),
    *("html/headless||forward", "html/ruled|logo|", "both/bordered", "both/sections"),
    *("both/bullets", "both/headless||reply", "both/nested|logo|disclaimer"),
    *("see|pdf|", "see|pdf|disclaimer", "see|pdf|reply", "see|pdf|message", "see|pdf|forward"),
    *("see|xlsx|", "see|csv|", "see|ubl|", "see|x12|", "see|edifact|", "see|scan|", "see|txt|"),
    *("see|pdf,xlsx|", "see|pdf,ubl|", "see|pdf,terms|", "see|terms,pdf|", "see|pdf,logo|"),
    *("see|octets|", "see|odd name|", "see|nameless|", "see|pdf,winmail|", "empty|pdf|"),
    *("html/bordered|pdf|", "text/aligned|pdf|", "see|pdf,vcard|", "empty|xlsx|"),
    *("see|pdf,pdf|", "see|pdf,calendar|", "see|csv,pdf|", "empty|scan|", "see|ubl|message"),
)
OTHERS = (  # mails that are no order: a letter, or a document in the body or attached
    *("letter/question", "letter/newsletter", "letter/thanks", "letter/away", "letter/transport"),
    *("html/newsletter", "text/confirmation", "pdf/invoice", "text/quotation_request"),
    *("pdf/quotation_request", "text/cancellation", "pdf/change", "pdf/price_list"),
    *("pdf/confirmation", "pdf/delivery_note", "pdf/credit_note", "html/confirmation"),
    *("pdf/quotation", "html/invoice", "text/change", "pdf/cancellation", "pdf/reminder"),
    *("letter/question", "letter/thanks", "html/quotation", "text/invoice"),
)


@dataclass(frozen=True, slots=True)
class Recipe:
    body: str
    items: str
    attached: tuple[str, ...]
    wrap: str

    @property
    def name(self) -> str:
        parts = [self.body, self.items, *self.attached, self.wrap]
        return "-".join(each.replace(" ", "-") for each in parts if each)


def recipe(text: str) -> Recipe:
    first, attached, wrap = [*text.split("|"), "", ""][:3]
    body, _, items = first.partition("/")
    files = tuple(each for each in attached.split(",") if each)
    return Recipe(body, items, files, wrap)
