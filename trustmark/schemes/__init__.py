"""Schemes read and seal rulebooks and say which version applies when.

A rulebook is data: what is demanded, how long things take, what they cost and on
which grounds one may refuse. It never computes; whoever asks does.
"""
