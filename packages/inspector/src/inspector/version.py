"""The version of the inspector; it stands in every visit and every report."""

__version__ = "1.0.0"
