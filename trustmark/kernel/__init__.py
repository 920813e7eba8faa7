"""Moves, events, history, money, days, numbers, privacy; knows no trustmark.

A bakery could use everything in here. What only a trustmark organisation needs
has a home upstairs.
"""
