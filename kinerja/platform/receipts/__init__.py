"""Receipts: what somebody sent, when it arrived, in a form that can be proved later."""
