"""The matrix of roles and results (matriks pembagian peran dan hasil, MPH): who supports which result, and how."""
