"""Invented people: common Indonesian given names put together by chance."""

from __future__ import annotations

import numpy as np

MEN = (
    "Agus Ahmad Arif Bayu Dedi Dimas Eko Fajar Gilang Hadi Hendra Imam Indra Joko Kurniawan Lukman Made Nanda "
    "Oka Pandu Putra Rahmat Rizki Samsul Sigit Taufik Umar Wahyu Yoga Zainal"
).split()
WOMEN = (
    "Ayu Citra Dewanti Dian Eka Fitri Gita Hana Indah Intan Kartika Lestari Lina Mega Nadia Ningsih Nur Putri "
    "Ratna Retno Rini Rosa Sinta Siti Sri Tari Utami Wulan Yanti Yuni"
).split()
SECOND = (
    "Abadi Anggara Basuki Cahyadi Damanik Firmansyah Gunawan Harahap Hidayat Iskandar Kusuma Lubis Maulana "
    "Nasution Nugroho Pangestu Prasetyo Purnama Ramadhan Rangkuti Saputra Setiawan Siregar Suryana Susanto "
    "Tanjung Wibowo Wicaksono Wijaya Yusran"
).split()


def invent(rng: np.random.Generator, women: np.ndarray) -> list[str]:
    """One name for each entry of `women` (booleans)."""
    first = np.where(women, rng.choice(WOMEN, women.size), rng.choice(MEN, women.size))
    middle = np.where(women, rng.choice(WOMEN, women.size), rng.choice(MEN, women.size))
    last = rng.choice(SECOND, women.size)
    return [f"{a} {b} {c}" if a != b else f"{a} {c}" for a, b, c in zip(first, middle, last, strict=True)]
