"""A notice as a message, and what became of it at the other side."""

from __future__ import annotations

from dataclasses import dataclass

ADDRESS_REFUSED = "the address was refused"
UNWANTED = "no address, or no longer wanted"
OF_ONE_PERSON = (ADDRESS_REFUSED, UNWANTED)
"""Faults that say nothing about the channel."""


@dataclass(frozen=True)
class Message:
    """`key` is the same each time one delivery is tried, so that the other side can drop the second."""

    key: str
    to: str
    subject: str
    body: str
    language: str
    link: str
    unsubscribe: str


class NotDelivered(Exception):
    """The message did not go out; `final` when trying again is of no use. The problem names no person."""

    def __init__(self, problem: str, *, final: bool = False) -> None:
        super().__init__(problem)
        self.problem, self.final = problem, final
