"""Documents laid out in hundreds of ways, with the truth beside them.

Readers are tuned on the layouts of the part "tuning" and measured on those that are held back.
"""
