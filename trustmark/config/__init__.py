"""How the parts are wired: settings, addresses, timetable."""
