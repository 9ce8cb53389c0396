"""A reader that learns from examples, to compare the rules of `intake/readers/pages` with.

A conditional random field says of each word on a page which field of an order it is part of. It is
trained on the layouts that the rules were tuned on, and both read the layouts held back:

    python -m clerkwork.training.tagger

It needs python-crfsuite, which comes with what the tests need. Nothing of it is in the product.
"""
