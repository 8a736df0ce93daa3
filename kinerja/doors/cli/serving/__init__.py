"""Keeping the server and the worker alive, and stopping them."""
