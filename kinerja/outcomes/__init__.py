"""What follows: publication, reward, career."""
