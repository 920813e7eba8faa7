"""The demo village: a fixed cast, walked to its places through the verbs.

Used by the demo, the journeys and the screenshots alike. Nothing in here is written
into a table directly, so every row is one that could have come about.
"""
