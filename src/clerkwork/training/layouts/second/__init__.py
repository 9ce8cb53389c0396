"""The second exam: layouts written without a look at the readers, to measure them with.

They have customers, goods and a pen of their own, so that nothing a reader was tuned on comes back.
"""
