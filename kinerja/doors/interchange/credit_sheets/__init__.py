"""Files of opening balances of credit points (PAK): one row for each person and paper, out and in again."""
