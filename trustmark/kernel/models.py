"""The tables of the kernel; each is written beside the code that owns it."""

from trustmark.kernel.announcements import Announcement, Delivery
from trustmark.kernel.history import HistoryEntry
from trustmark.kernel.numbers import NumberSeries
from trustmark.kernel.public_log import PublicLogEntry
from trustmark.kernel.timetable import TimetableRun

__all__ = [
    "Announcement",
    "Delivery",
    "HistoryEntry",
    "NumberSeries",
    "PublicLogEntry",
    "TimetableRun",
]
