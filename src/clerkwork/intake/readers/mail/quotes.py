"""What of a mail's text its sender wrote now, and what was forwarded, quoted or added below."""

import re
from dataclasses import dataclass
from email.utils import parseaddr

ORIGINAL = (
    r"original message|original appointment|ursprüngliche nachricht|originalnachricht|message"
    r" d'origine|message original|mensaje original"
    r"|messaggio originale|oorspronkelijk bericht|mensagem original"
)
FORWARD = (
    r"forwarded message|weitergeleitete nachricht|message transféré|message transmis|mensaje"
    r" reenviado|messaggio inoltrato|doorgestuurd bericht"
    r"|mensagem (?:encaminhada|reencaminhada)"
)
FORWARDED = re.compile(
    rf"\s*[-_=]{{2,}}\s*(?:{FORWARD})\s*[-_=]*\s*\Z|\s*begin forwarded message\s*:?\s*\Z"
    rf"|\s*anfang der weitergeleiteten nachricht\s*:?\s*\Z"
    r"|\s*début du message (?:réexpédié|transféré)\s*:?\s*\Z|\s*inizio messaggio"
    r" inoltrato\s*:?\s*\Z|\s*inicio del mensaje reenviado\s*:?\s*\Z"
    r"|\s*begin doorgestuurd bericht\s*:?\s*\Z|\s*início da mensagem reencaminhada\s*:?\s*\Z",
    re.IGNORECASE,
)
QUOTED = re.compile(rf"\s*[-_=]{{2,}}\s*(?:{ORIGINAL})\s*[-_=]*\s*\Z", re.IGNORECASE)
WROTE = re.compile(
    r"\s*(?:>\s*)?(?:on\b.{5,160}\bwrote|am\b.{5,160}\bschrieb\b.{0,120}|.{0,80}\bschrieb"
    r" am\b.{3,80}|le\b.{5,160}\ba écrit|el\b.{5,160}\bescribió|il\b.{5,160}\bha scritto"
    r"|op\b.{5,160}\bschreef\b.{0,120}|em\b.{5,160}\bescreveu|.{3,120}<[^<>\s]+@[^<>\s]+>"
    r" (?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|escreveu))\s*:?\s*\Z",
    re.IGNORECASE,
)
FROM = re.compile(
    r"\s*>?\s*\*?(?:from|von|de|da|van|expéditeur|mittente|remitente)\s*:\*?\s*(?P<value>.+)",
    re.IGNORECASE,
)
HEADER = re.compile(
    r"\s*>?\s*\*?(?:sent|date|to|cc|subject|gesendet|datum|an|betreff|envoyé|à|objet"
    r"|enviado(?: el)?|fecha|para|asunto|inviato|data|a|oggetto|verzonden|aan"
    r"|onderwerp|enviada?(?: em)?|assunto|reply-to|importance|priorität|wichtigkeit"
    r"|importancia|attachments|anlagen)\s*:\*?",
    re.IGNORECASE,
)
SUBJECT = re.compile(
    r"\s*>?\s*\*?(?:subject|betreff|objet|asunto|oggetto|onderwerp|assunto)\s*:\*?\s*(?P<value>.+)",
    re.IGNORECASE,
)
FORWARDING = re.compile(
    r"\s*(?:\[[^\]]*\]\s*)?(?:fwd?|wg|tr|rv|i|enc|doorst|reenv|inoltro)\s*:", re.IGNORECASE
)
DISCLAIMER = re.compile(
    r"\s*[*_]*(?:this (?:e-?mail|message|communication|transmission"
    r"|electronic)\b.{0,90}(?:confidential|intended|privileged|contain)|the information"
    r" (?:contained )?in this (?:e-?mail|message|communication)"
    r"|confidentiality (?:notice|statement)|disclaimer\b|legal notice\b|important notice\b"
    r"|please consider the environment|think before you print|diese e-?mail (?:enthält|und|ist"
    r"|kann)|der inhalt dieser e-?mail|vertraulichkeitshinweis|bitte (?:denken|prüfen) sie"
    r" .{0,40}(?:umwelt|drucken)"
    r"|ce (?:message|courriel|mail|courrier)\b.{0,90}(?:confidentiel|destin)|este (?:mensaje"
    r"|correo|e-?mail|mensagem)\b.{0,90}(?:confidencial|destin)|esta (?:mensagem"
    r"|comunicación)\b.{0,90}(?:confidencial|destin)|aviso (?:legal|de confidenci)|questo"
    r" (?:messaggio|e-?mail)\b.{0,90}(?:riservat|confidenzial|destin)"
    r"|le informazioni contenute|dit (?:bericht|e-?mail(?:bericht)?)\b.{0,90}(?:vertrouwelijk"
    r"|bestemd)|de informatie in dit|scanned (?:by|for)|virus-free|sent from my|get outlook"
    r" for|von meinem .{2,20} gesendet|envoyé de mon|enviado desde mi|inviato da|verzonden"
    r" vanaf|to unsubscribe)",
    re.IGNORECASE,
)
MARKS = re.compile(r"\s{0,3}((?:>\s?)+)")


@dataclass(frozen=True, slots=True)
class Written:
    """The part of a text that counts, at its places: all other lines are empty.

    `sender` and `subject` are those of a forwarded message, where that is the part.
    """

    text: str
    sender: str | None = None
    subject: str | None = None
    forwarded: bool = False


@dataclass(slots=True)
class Segment:
    """Lines from `begin` to before `stop`; the first is at the top, each other was sent before."""

    begin: int
    stop: int
    forwarded: bool = False
    sender: str | None = None
    subject: str | None = None


def written(text: str, subject: str) -> Written:
    """What the sender wrote, or the message that was forwarded where that is the point."""
    lines = re.split(r"\r\n|\r|\n", text)
    top, *earlier = segments(lines)
    forwarded = [each for each in earlier if each.forwarded]
    if not forwarded and earlier and FORWARDING.match(subject):
        # One that only passes another on is not what was meant.
        written_by = [each for each in earlier if not FORWARDING.match(each.subject or "")]
        forwarded = (written_by or earlier)[:1]
    # The innermost of several forwards in a row is what was meant; the outer ones only pass it on.
    chosen = forwarded[-1] if forwarded else top
    kept = keep(lines, chosen)
    return Written("\n".join(kept), chosen.sender, chosen.subject, chosen is not top)


LONGEST = 1_000  # characters of a line that opens an earlier message


def segments(lines: list[str]) -> list[Segment]:
    found = [Segment(0, len(lines))]
    index = 0
    while index < len(lines):
        opened = opens(lines, index)
        if opened is None:
            index += 1
            continue
        begin, segment = opened
        found[-1].stop = min(found[-1].stop, index)
        found.append(segment)
        index = max(begin, index + 1)
    return found


def opens(lines: list[str], index: int) -> tuple[int, Segment] | None:
    """(first line, segment) where an earlier message begins in this line."""
    line = lines[index]
    if len(line) > LONGEST:
        return None
    bare = MARKS.sub("", line) if line.lstrip().startswith(">") else line
    joined = f"{line} {lines[index + 1].strip()}" if index + 1 < len(lines) else line
    if FORWARDED.match(bare):
        return headed(lines, index + 1, forwarded=True)
    if QUOTED.match(bare):
        return headed(lines, index + 1, forwarded=False)
    if len(line) < 300 and WROTE.match(line):
        return index + 1, Segment(index + 1, len(lines))
    if len(joined) < 300 and not WROTE.match(line) and WROTE.match(joined) and line.strip():
        return index + 2, Segment(index + 2, len(lines))
    match = FROM.match(bare)
    if match and index and followed(lines, index):
        return headed(lines, index, forwarded=False)
    return None


def followed(lines: list[str], index: int) -> bool:
    """Whether a line that begins with From is the first of the lines over an earlier message."""
    below = [line for line in lines[index + 1 : index + 7] if line.strip()][:4]
    return sum(1 for line in below if HEADER.match(line)) >= 2


def headed(lines: list[str], index: int, *, forwarded: bool) -> tuple[int, Segment]:
    """A message with lines of its own for sender and subject."""
    segment = Segment(index, len(lines), forwarded)
    number = index
    while number < min(index + 12, len(lines)):
        line = lines[number]
        sender, subject = FROM.match(line), SUBJECT.match(line)
        if sender and not segment.sender:
            segment.sender = address_in(sender["value"])
        elif subject:
            segment.subject = subject["value"].strip()
        elif ends_heads(line, begun=segment.sender is not None and number > index + 1):
            break
        number += 1
    segment.begin = number
    return number, segment


def ends_heads(line: str, *, begun: bool) -> bool:
    """Whether the lines over an earlier message end here: at its text, or at an empty line."""
    return not HEADER.match(line) if line.strip() else begun


def address_in(value: str) -> str | None:
    """The address of `Anna Berg <anna@example.com>` or `[mailto:…]`."""
    match = re.search(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+", value)
    return match[0].lower() if match else (parseaddr(value)[1] or None)


def keep(lines: list[str], chosen: Segment) -> list[str]:
    """The lines of one segment at their places, without quotation marks, quotes and disclaimers."""
    body = lines[chosen.begin : chosen.stop]
    filled = [line for line in body if line.strip()]
    marked = sum(1 for line in filled if MARKS.match(line))
    wholly = bool(filled) and marked * 10 >= len(filled) * 8 and chosen.begin > 0
    kept = [""] * len(lines)
    for number in range(chosen.begin, chosen.stop):
        line = lines[number]
        mark = MARKS.match(line)
        if mark and wholly:
            line = " " * mark.end() + line[mark.end() :]
        elif mark:
            continue
        if DISCLAIMER.match(line):
            break
        kept[number] = line
    return kept
