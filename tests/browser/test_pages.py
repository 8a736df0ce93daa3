"""Every page at the width of a phone and of a desk: nothing sticks out, nothing is nameless, nothing is refused."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SARI = ("/saya", "/saya/rencana", "/saya/angka", "/saya/angka/{figure}/kasus", "/saya/penilaian")
SARI += ("/saya/penilaian/{evaluation}", "/saya/realisasi/{declared}", "/saya/indikator", "/saya/indikator/{proposal}")
SARI += ("/saya/inisiatif", "/saya/jejak")
BUDI = ("/tim", "/tim/penilaian/{evaluation}", "/tim/angka/{figure}/kasus", "/tim/rencana", "/tim/rencana/{plan}")
BUDI += ("/tim/inisiatif",)
VISITS = [("nobody", ("/", "/hasil", "/masuk", "/galeri", "/tidak-ada")), ("sari", SARI), ("budi", BUDI)]

# What an automatic eye can see of WCAG 2.2: names of controls, alternatives, captions, order of headings, one h1.
FAULTS = """() => {
  const faults = [];
  const named = (el) => el.labels?.length || el.getAttribute('aria-label') || el.getAttribute('aria-labelledby');
  for (const el of document.querySelectorAll('input:not([type=hidden]), select, textarea'))
    if (!named(el)) faults.push('no label: ' + el.outerHTML.slice(0, 90));
  for (const el of document.querySelectorAll('button, a[href], summary'))
    if (!el.textContent.trim() && !named(el)) faults.push('no name: ' + el.outerHTML.slice(0, 90));
  for (const el of document.querySelectorAll('img:not([alt])')) faults.push('no alt: ' + el.src);
  for (const el of document.querySelectorAll('table')) if (!el.caption) faults.push('no caption');
  for (const el of document.querySelectorAll('svg[role=img]'))
    if (el.firstElementChild?.tagName !== 'title') faults.push('drawing without title');
  const ids = [...document.querySelectorAll('[id]')].map((el) => el.id);
  for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i))) faults.push('id twice: ' + id);
  const heads = [...document.querySelectorAll('h1, h2, h3, h4')].map((el) => +el.tagName[1]);
  if (heads.filter((n) => n === 1).length !== 1) faults.push('h1: ' + heads.filter((n) => n === 1).length);
  heads.forEach((n, i) => { if (i && n > heads[i - 1] + 1) faults.push(`h${heads[i - 1]} then h${n}`); });
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide > 0) faults.push(`${wide} px too wide`);
  for (const el of document.querySelectorAll('button, .btn, nav a, label.k-choice')) {
    const box = el.getBoundingClientRect();
    if (box.width && (box.width < 24 || box.height < 24)) faults.push('small target: ' + el.outerHTML.slice(0, 90));
  }
  return faults;
}"""


def _address(pattern: str, city: Any) -> str:
    keys = {name: getattr(city, name).pk for name in ("figure", "evaluation", "declared", "proposal", "plan")}
    return pattern.format(**keys)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(("who", "pages"), VISITS, ids=[who for who, _pages in VISITS])
def test_it_fits_names_everything_and_obeys_the_policy(
    visit: Any, city: Any, who: str, pages: tuple[str, ...], width: int
) -> None:
    seen, found = visit(who, width=width), {}
    for pattern in pages:
        response = seen.page.goto(_address(pattern, city))
        faults = seen.page.evaluate(FAULTS)
        if pattern != "/tidak-ada":
            faults += seen.complaints if response.status == 200 else [f"status {response.status}"]
        seen.complaints.clear()
        if faults:
            found[pattern] = faults
    assert not found
