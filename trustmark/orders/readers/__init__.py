"""Readers: from a file, a mail or a call of somebody else's shape to an order message.

They take bytes or plain values and give messages or faults; nothing is kept here.
"""
