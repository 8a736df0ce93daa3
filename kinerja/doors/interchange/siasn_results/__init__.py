"""Results since 2022 in the words of SIASN, one record a line: out, and in again without loss."""
