"""The layouts of mails."""

import re
from dataclasses import replace
from email.message import EmailMessage
from functools import partial
from html import escape, unescape

from .expected import envelope, expected_order
from .html_layout import a_web_plan, page
from .kinds import Document, Identity, Layout
from .letters import KINDS, letter
from .mail_kinds import ORDERS, OTHERS, Recipe, recipe
from .mail_parts import (
    Expected,
    attached_order,
    extra,
    history,
    html_body,
    renamed,
    text_body,
)
from .mail_post import Attachment, Mail, a_mail, message, posted, quoted
from .pdf_items import FEW
from .pdf_layout import a_plan, order_for, printed
from .pdf_others import FROM_SELLER, READ_AS, dressed, turned_round
from .pdf_plan import COUNTRIES
from .text_layout import a_text_plan, body
from .truth import Order
from .vocabulary import Words, dice
from .writing import Hand

EXTRA = ("terms", "logo", "winmail", "vcard", "calendar")


def make_order(identity: Identity, how: Recipe, seed: int, index: int) -> Document:
    random = dice(f"{identity.name}/mail/{seed}/{index}")
    plan = a_plan(identity)
    words, hand = plan.words, plan.hand
    stands_in = in_file if how.body in ("see", "empty") else in_body
    mail, order, found = stands_in(identity, how, seed, index)
    mail.attachments += [extra(each, order, words) for each in how.attached if each in EXTRA]
    wrapped(mail, how, order, hand, words)
    if how.wrap == "message":
        mail = forwarded_whole(mail, order, message(mail, random))
    content = posted(message(mail, random))
    found = [undated(each) for each in found]
    return Document(content, "eml", envelope("", "order", found, how.name))


def undated(found: Expected) -> Expected:
    """A mail has a day of its own: where the order states none, taking that is neither wrong."""
    return {key: each for key, each in found.items() if key != "order_date" or each}


def subject(order: Order, words: Words, *, number: bool) -> str:
    return f"{words['title']} {order.number}" if number else words["title"]


def in_body(
    identity: Identity, how: Recipe, seed: int, index: int
) -> tuple[Mail, Order, list[Expected]]:
    random = dice(f"{identity.name}/sender/{seed}/{index}")
    words = a_plan(identity).words
    numbered = how.wrap == "subject" or random.random() < 0.5
    if how.body == "text":
        order, plan = text_body(identity, how, seed, index)
        mail = a_mail(order, subject(order, words, number=numbered), random)
        mail.plain = "\n".join(body(plan, order, in_subject=how.wrap == "subject"))
        found = expected_order(order, plan.plan.shown, plan.plan.hand)
    else:
        markup, order, found, _ = html_body(identity, how.items, seed, index)
        mail = a_mail(order, subject(order, words, number=numbered), random)
        mail.html = markup
        if how.body == "both":
            mail.plain = as_plain(markup)
    if "pdf" in how.attached:
        file, other = printed_too(identity, order)
        mail.attachments.append(file)
        found = both_ways(found, other)
    return mail, order, [found]


def as_plain(markup: str) -> str:
    """The text of an HTML body, as mail programs add it: a cell is a word, a row is a line."""
    text = re.sub(r"(?s)<style>.*?</style>", "", markup)
    text = re.sub(r"</t[dh]>", "  ", text)
    text = re.sub(r"<(br|hr|/tr|/p|/h1|/div|/li|/dt|/dd)\b[^>]*>", "\n", text)
    lines = [line.strip() for line in unescape(re.sub(r"<[^>]+>", "", text)).splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def printed_too(identity: Identity, order: Order) -> tuple[Attachment, Expected]:
    """The same order, printed: for mails that say it twice."""
    plan = a_plan(identity)
    plan.table = "columns" if plan.table in FEW else plan.table
    made = printed(order, plan)
    found = expected_order(made.order, plan.shown, plan.hand)
    return Attachment("order.pdf", made.content, "application/pdf"), found


def both_ways(one: Expected, other: Expected) -> Expected:
    """What both tell alike; where they differ, nothing can be judged."""
    found = {key: value for key, value in one.items() if other.get(key, ...) == value}
    lines = []
    for mine, theirs in zip(one["lines"], other["lines"], strict=True):
        lines.append({key: each for key, each in mine.items() if theirs.get(key, ...) == each})
    return found | {"lines": lines}


def in_file(
    identity: Identity, how: Recipe, seed: int, index: int
) -> tuple[Mail, Order, list[Expected]]:
    random = dice(f"{identity.name}/sender/{seed}/{index}")
    words = a_plan(identity).words
    forms = [each for each in how.attached if each not in EXTRA]
    several = forms == ["pdf", "pdf"]
    files, orders, founds = [], [], []
    for number, form in enumerate(forms):
        turn = index + 5000 * number if several else index
        file, order, found = attached_order(identity, form, seed, turn)
        files.append(renamed(file, form, identity))
        orders.append(order)
        founds.append(found)
    mail = a_mail(orders[0], subject(orders[0], words, number=not several), random)
    mail.attachments = files
    if how.body == "see":
        lines = [words["hello"], "", words["see"], "", words["closing"], orders[0].buyer.person]
        mail.plain = "\n".join([*lines, ""])
    else:
        mail.plain = "\n"
    if several or len(founds) == 1:
        return mail, orders[0], founds
    return mail, orders[0], [both_ways(founds[0], founds[1])]


def wrapped(mail: Mail, how: Recipe, order: Order, hand: Hand, words: Words) -> None:
    """The conversation around the order: earlier mails, headers of a forwarded one, small print."""
    when = hand.date(order.ordered)
    if how.wrap in ("reply", "twice"):
        mail.subject = f"Re: {mail.subject}"
        intro = words["wrote"].format(date=when, who=order.seller.person)
        below(mail, ["", intro, *quoted(history(order, hand))])
    if how.wrap == "twice":
        below(mail, ["", *quoted(quoted(history(order, hand)))])
    if how.wrap in ("forward", "marked"):
        forwarded(mail, how, order, when, words)
    if how.wrap == "disclaimer":
        below(mail, ["", "-- ", words["disclaimer"]])


def below(mail: Mail, lines: list[str]) -> None:
    if mail.plain:
        mail.plain += "\n".join([*lines, ""])
    if mail.html:
        markup = "<br>\n".join(escape(line) for line in lines)
        quote = f'<div style="color:#777"><blockquote>{markup}</blockquote></div></body>'
        mail.html = mail.html.replace("</body>", quote)


def forwarded(mail: Mail, how: Recipe, order: Order, when: str, words: Words) -> None:
    """A colleague of the seller passes the order on, its headers written above it."""
    line, sender, date, about, to = words["forwarded"].split("|")
    head = [line, f"{sender}: {order.buyer.person} <{order.buyer.mail}>", f"{date}: {when}"]
    head += [f"{to}: {mail.receiver_mail}", f"{about}: {mail.subject}", ""]
    if mail.plain:
        text = mail.plain.split("\n")
        text = quoted(text) if how.wrap == "marked" else text
        mail.plain = "\n".join(["FYI", "", *head, *text])
    if mail.html:
        markup = "<br>\n".join(escape(each) for each in head)
        mail.html = mail.html.replace("<body>", f"<body><p>FYI</p><hr><p>{markup}</p>")
    mail.subject = f"Fwd: {mail.subject}"
    mail.sender, mail.sender_mail = order.seller.person, order.seller.mail


def forwarded_whole(mail: Mail, order: Order, inner: EmailMessage) -> Mail:
    """The same mail as an attachment of another one."""
    outer = replace(mail, plain="FYI\n", html="", attachments=[], subject=f"Fwd: {mail.subject}")
    outer.sender, outer.sender_mail = order.seller.person, order.seller.mail
    outer.inner = inner
    return outer


def make_other(identity: Identity, how: Recipe, seed: int, index: int) -> Document:
    """A mail that orders nothing."""
    random, kind = dice(f"{identity.name}/mail/{seed}/{index}"), how.items
    plan = a_plan(identity)
    order = order_for(plan, seed, index)
    order = replace(order, lines=order.lines[:12])
    from_seller = kind in FROM_SELLER or kind in ("newsletter", "away")
    said = turned_round(order) if from_seller else order
    mail = a_mail(said, "", random)
    if kind in KINDS:
        a_letter(mail, how, said, plan.hand)
    else:
        mail.subject = f"{dressed(plan, kind).words['title']} {said.number}"
        SAY[how.body](mail, identity, kind, said)
    whole = envelope("", READ_AS.get(kind, "other"), [], f"{how.body}/{kind}")
    return Document(posted(message(mail, random)), "eml", whole)


def a_letter(mail: Mail, how: Recipe, said: Order, hand: Hand) -> None:
    mail.subject, *paragraphs = letter(how.items, said, hand)
    text = [*paragraphs, said.buyer.person, said.buyer.name]
    if how.body == "html":
        inner = "".join(f"<p>{escape(each)}</p>" for each in text)
        mail.html = f"<html><body>{inner}</body></html>"
    else:
        mail.plain = "\n\n".join([*text, ""])


def other_as_pdf(mail: Mail, identity: Identity, kind: str, said: Order) -> None:
    plan = dressed(a_plan(identity), kind)
    mail.plain = f"{plan.words['intro']}\n\n{plan.words['closing']}\n{said.buyer.name}\n"
    content = printed(said, plan).content
    mail.attachments.append(Attachment("document.pdf", content, "application/pdf"))


def other_as_text(mail: Mail, identity: Identity, kind: str, said: Order) -> None:
    plan = a_text_plan(identity, "aligned")
    dressed(plan.plan, kind)
    plan.polite, plan.head = True, "labels"
    mail.plain = "\n".join(body(plan, said))


def other_as_html(mail: Mail, identity: Identity, kind: str, said: Order) -> None:
    web = a_web_plan(identity, 0)
    web.items = "bordered"
    mail.html = page(replace(web, plan=dressed(web.plan, kind)), said)


SAY = {"pdf": other_as_pdf, "text": other_as_text, "html": other_as_html}


def layouts() -> list[Layout]:
    found = []
    names: set[str] = set()
    for index, text in enumerate([*ORDERS, *OTHERS]):
        how, is_order = recipe(text), index < len(ORDERS)
        name = f"mail-{'' if is_order else 'no-order-'}{how.name.replace('_', '-')}"
        name = f"{name}-{index}" if name in names else name
        names.add(name)
        country = COUNTRIES[(index * 6 + 1) % len(COUNTRIES)]
        identity = Identity(name, country)
        make = partial(make_order if is_order else make_other, identity, how)
        kind = "order" if is_order else how.items
        found.append(Layout(name, "mail", kind, make))
    return found
