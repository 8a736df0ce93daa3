// Says a new call aloud: from clips of our own, one word after the other; where they fail, by the browser's voice.
(() => {
  const place = document.getElementById("isi");
  const button = document.querySelector("[data-voice]");
  if (!place || !button) return;
  const DIGITS = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"];
  const said = new Set();
  const queue = [];
  let isOn = false;
  let isBusy = false;

  const calls = () => [...place.querySelectorAll("[data-call]")].map((row) => row.dataset);
  const keyOf = (call) => `${call.call} ${call.counter} ${call.calls}`;

  // 1-99 as spoken: tiga, sebelas, dua belas, tiga puluh satu.
  function spoken(n) {
    if (n < 10) return [DIGITS[n]];
    if (n < 12) return [n === 10 ? "sepuluh" : "sebelas"];
    if (n < 20) return [DIGITS[n - 10], "belas"];
    return [DIGITS[Math.floor(n / 10)], "puluh", ...(n % 10 ? [DIGITS[n % 10]] : [])];
  }

  const words = ({ call, counter }) => ["nomor-antrean", call[0].toLowerCase(), ...[...call.slice(1)].map((d) => DIGITS[+d]), "menuju-loket", ...spoken(+counter)];

  const play = (word) => new Promise((resolve, reject) => {
    const clip = new Audio(`${place.dataset.clips}${word}.mp3`);
    clip.onended = resolve;
    clip.onerror = reject;
    clip.play().catch(reject);
  });

  const synthesise = (list) => new Promise((resolve) => {
    const text = new SpeechSynthesisUtterance(list.join(" ").replaceAll("-", " "));
    text.lang = "id-ID";
    text.onend = text.onerror = resolve;
    speechSynthesis.speak(text);
  });

  async function run() {
    if (isBusy) return;
    isBusy = true;
    while (queue.length) {
      const list = queue.shift();
      try {
        for (const word of list) await play(word);
      } catch {
        if ("speechSynthesis" in window) await synthesise(list);
      }
    }
    isBusy = false;
  }

  function notice() {
    for (const call of calls().reverse()) {
      if (said.has(keyOf(call))) continue;
      said.add(keyOf(call));
      if (isOn) queue.push(words(call));
    }
    run();
  }

  notice(); // what stands here already was said before
  place.addEventListener("fresh", notice);
  // Browsers speak only after somebody pressed something.
  button.addEventListener("click", () => {
    isOn = !isOn;
    button.setAttribute("aria-pressed", String(isOn));
  });
})();
