"""Letters: render, keep, post, deliver, record what came back.

A letter is a frozen dataclass with its words beside it, once per language. Sending
one writes a row in the transaction of the verb; the worker posts it afterwards, and
what the mail system reports later is written on the same row.
"""
