"""The pages of a school: lessons of the day, timetable, observations."""
