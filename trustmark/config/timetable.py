"""Every hour of the day the platform acts by itself, in one file."""

from trustmark.kernel.announcements import deliver_due
from trustmark.kernel.timetable import Daily, Sweep

SWEEPS = [
    Sweep("deliver announcements", deliver_due),
]
DAILY: list[Daily] = []
