"""The voice of those who were served: surveys, invitations, answers, what is done about them."""
