"""What people say to each other about work: feedback, check-ins, guidance, counselling."""
