"""The one exception for "business says no"."""


class Refusal(Exception):  # noqa: N818  a refusal is an answer, not an error
    """What was asked cannot be done now. Its text is for the person who asked.

    A page turns it into a fragment with status 422, the API into a 422 answer, the command
    line into one line on stderr and exit code 1. Nothing has changed when it is raised.
    """
