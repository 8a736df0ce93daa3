"""The desk for complaints, suggestions and praise of citizens."""
