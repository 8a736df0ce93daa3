"""A whole year of a city, simulated from a seed: everybody acts through commands, and each night all is checked."""
