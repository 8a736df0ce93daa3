"""Pages of the employee: what I owe, my plan, my figures, why."""
