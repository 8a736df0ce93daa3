"""Services, their standards, requests and events."""
