"""The console of a counter, worked by keyboard."""
