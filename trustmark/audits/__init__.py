"""Inspection runs, assessments, remedies, decisions and appeals."""
