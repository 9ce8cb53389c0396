"""X12 interchanges for tests, with counts and control numbers that agree."""

from clerkwork.intake.draft import DraftOrder, Reading
from clerkwork.intake.readers import read_document

ISA = (
    "ISA*00*          *00*          *ZZ*BUYER          *ZZ*SELLER         "
    "*260301*0930*U*00401*000000007*0*T*>~"
)
LINE = "PO1*1*5*EA*2**VN*A1~"


def interchange(*sets: str, head: str = ISA) -> str:
    group = "GS*PO*BUYER*SELLER*20260301*0930*7*X*004010~"
    return f"{head}{group}{''.join(sets)}GE*{len(sets)}*7~IEA*1*000000007~"


def order_set(
    *segments: str, control: str = "0001", beginning: str = "BEG*00*SA*P1**20260301~"
) -> str:
    body = f"{beginning}{''.join(segments)}"
    return f"ST*850*{control}~{body}SE*{body.count('~') + 2}*{control}~"


def read(*segments: str) -> tuple[DraftOrder, list[str]]:
    reading = read_document(interchange(order_set(*segments)).encode())
    assert reading.kind == "order"
    return reading.orders[0], told(reading)


def told(reading: Reading) -> list[str]:
    return [f"{problem.where}: {problem.what}" for problem in reading.problems]
