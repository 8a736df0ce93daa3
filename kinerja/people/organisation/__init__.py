"""Units, positions, employees, appointments and mandates over time, calendars."""
