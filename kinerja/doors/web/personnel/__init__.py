"""Pages of personnel: people, units, positions, imports, cycles."""
