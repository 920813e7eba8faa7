"""The addresses that existing plug-ins of webshops call, unchanged but for the host.

What such a plug-in sends, reads back and breaks on stands in
`docs/compatible-api.md`; each answer here is byte for byte what it reads.
"""
