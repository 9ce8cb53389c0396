from clerkwork.intake.readers.source import Reader
from clerkwork.intake.readers.unread import read_unknown

READER = Reader("csv", lambda source: 0, read_unknown)
