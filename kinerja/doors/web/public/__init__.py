"""Pages without sign-in, and the sign-in itself."""
