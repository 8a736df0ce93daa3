"""What is wrong in the data of the organisation, found set-wise and said in sentences."""
