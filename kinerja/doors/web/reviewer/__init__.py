"""Pages of the performance manager (Pengelola Kinerja): plans that wait for review."""
