"""The floor of the page benchmark: a Django project with one view, over the same database and models."""
