// What makes a live page comfortable. Every form here works without it; no sentence lives here.
// The page is always the server's: it hears that something has changed, fetches itself, and takes over what differs.

const PATIENCE = 12000;
const DOUBLE = 900;

let lastStep = -DOUBLE;

const root = () => document.querySelector("[data-live-root]");

/** Random on every browser, also where the page came without TLS. */
function fresh() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, "0")).join("");
}

/** Shows whether we are connected, and how much has not arrived yet. */
const status = {
  lost: false,
  show(waiting = 0) {
    const line = document.querySelector("[data-live-status]");
    const { ok = "", lost = "", sending = "" } = root()?.dataset ?? {};
    if (!line) return;
    const text = this.lost ? lost : waiting > 0 ? sending : ok;
    if (line.textContent !== text) line.textContent = text;
    line.classList.toggle("is-lost", this.lost);
  },
};

/** Takes over what differs: what is being typed, open folds and what script keeps stay as they are. */
function takeOver(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const now = document.getElementById("main");
  const next = page.getElementById("main");
  const fresher = next?.querySelector("[data-live-root]");
  if (!fresher) return false;
  // An answer that was on its way for longer than a later one is older than what is shown.
  if (Number(fresher.dataset.n) < Number(root()?.dataset.n)) return true;
  Idiomorph.morph(now, next.innerHTML, {
    morphStyle: "innerHTML",
    // Only what is being typed stays: a button that was pressed must show what it does now.
    ignoreActiveValue: /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? ""),
    callbacks: {
      beforeNodeMorphed(old, fresher) {
        if (old.nodeType !== 1 || fresher.nodeType !== 1) return true;
        // The step that was chosen belongs to the words that are being written.
        if (old.dataset.keepWhile && document.querySelector(old.dataset.keepWhile)?.value) return false;
        // A field somebody has changed stays as long as it is about the same text.
        if (old.matches("[data-keep]")) return old.dataset.keep !== fresher.dataset.keep;
        if (old.tagName === "DETAILS") fresher.toggleAttribute("open", old.open);
        return !old.matches("[data-live-status]");
      },
    },
  });
  document.title = page.title;
  sending.show();
  return true;
}

async function ask(address, options = {}) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const answer = await fetch(address, { cache: "no-store", ...options, signal: stop.signal, headers: { "x-live": "1" } });
    return { status: answer.status, html: await answer.text() };
  } finally {
    clearTimeout(timer);
  }
}

let refreshing;
/** The number that the server said last: a page that was fetched before it is not the last one. */
let heard = 0;

function refresh() {
  refreshing ??= (async () => {
    let failed = true;
    try {
      const { status: code, html } = await ask(location.pathname + location.search);
      status.lost = code >= 500;
      // The link opens nothing any more: the page itself says what to do.
      if (code < 500 && !takeOver(html)) location.reload();
      failed = code >= 500;
    } catch {
      status.lost = true;
    } finally {
      refreshing = undefined;
      status.show(sending.waiting());
      if (Number(root()?.dataset.n) < heard) {
        if (failed) setTimeout(refresh, 1500);
        else refresh();
      }
    }
  })();
  return refreshing;
}

/** What was done and has not arrived: sent one after another, again and again, each under the id it was made with. */
const sending = {
  items: [],
  running: false,
  key: undefined,

  waiting() {
    return this.items.filter((item) => !item.refused).length;
  },

  /** Words outlive a reload of the page, each under a key of its own, so that two pages do not overwrite each other's;
   *  taps do not, for they are about the moment. The key names the circle and not the link, which may be made anew. */
  keep(item) {
    if (!this.key || !item.said) return;
    try {
      localStorage.setItem(this.key + item.id, JSON.stringify(item));
    } catch {
      // The phone keeps nothing; what was written stays on the screen with its button to copy it.
    }
  },

  drop(item) {
    this.items.splice(this.items.indexOf(item), 1);
    try {
      localStorage.removeItem(this.key + item.id);
    } catch {
      // It was never kept.
    }
  },

  restore(list) {
    this.key = `words ${list.dataset.pending} `;
    try {
      for (const key of Object.keys(localStorage).filter((one) => one.startsWith(this.key))) {
        this.items.push({ ...JSON.parse(localStorage.getItem(key)), address: list.dataset.action });
      }
    } catch {
      // Nothing can be read, so nothing was kept.
    }
    this.show();
    this.drain();
  },

  add(item) {
    this.items.push(item);
    this.keep(item);
    this.show();
    this.drain();
  },

  async drain() {
    if (this.running) return;
    this.running = true;
    let pause = 500;
    for (let item; (item = this.items.find((one) => !one.refused)); ) {
      status.show(this.waiting());
      try {
        const { status: code, html } = await ask(item.address, { method: "POST", body: new URLSearchParams(item.fields) });
        if (code >= 500 || code === 429) throw new Error(String(code));
        status.lost = false;
        pause = 500;
        if (code >= 400 && item.said) {
          item.refused = true;
          this.keep(item);
        } else this.drop(item);
        if (!takeOver(html)) {
          if (code >= 400) location.reload();
          else refresh();
        }
      } catch {
        status.lost = true;
        status.show(this.waiting());
        await new Promise((go) => setTimeout(go, pause));
        pause = Math.min(pause * 2, 8000);
      }
    }
    this.running = false;
    this.show();
    status.show();
  },

  /** The words that are only on this phone, each with what became of it. */
  show() {
    const list = document.querySelector("[data-pending]");
    if (!list) return;
    const form = document.querySelector("[data-capture]");
    const rows = this.items.filter((item) => item.said).map((item) => {
      const row = document.createElement("li");
      row.className = item.refused ? "is-refused" : "";
      const text = document.createElement("blockquote");
      text.textContent = item.said;
      const state = document.createElement("span");
      state.className = "small";
      state.textContent = item.refused ? list.dataset.refused : list.dataset.onPhone;
      row.append(text, state);
      const button = (label, act) => {
        const made = document.createElement("button");
        made.type = "button";
        made.className = "btn btn--small";
        made.textContent = label;
        made.addEventListener("click", act);
        row.append(" ", made);
      };
      if (item.refused && form) {
        button(list.dataset.again, () => {
          const field = form.elements.said;
          field.value = [field.value, item.said].filter(Boolean).join("\n");
          this.drop(item);
          this.show();
          field.focus();
        });
      }
      if (navigator.clipboard) button(list.dataset.copy, () => navigator.clipboard.writeText(item.said));
      return row;
    });
    list.replaceChildren(...rows);
  },
};

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches("[data-live]") || event.defaultPrevented) return;
  const fields = new FormData(form, event.submitter);
  // Two taps of one finger are one step.
  if (fields.get("do") === "next-step") {
    const soon = performance.now() - lastStep < DOUBLE;
    lastStep = performance.now();
    if (soon) return event.preventDefault();
  }
  // A browser that cannot ask in a dialog lets the server ask on a page of its own.
  if (form.querySelector("confirm-button") && !fields.has("confirm")) return;
  event.preventDefault();
  // A new id for each thing somebody does; sent again, it stays the same.
  if (fields.has("id")) fields.set("id", fresh());
  const capture = form.matches("[data-capture]");
  if (capture) {
    fields.set("words", fresh());
    fields.set("text", fresh());
  } else if (fields.get("do") === "correct") {
    fields.set("text", fresh());
  }
  const item = { id: fields.get("id") ?? fresh(), address: form.getAttribute("action"), fields: [...fields] };
  if (fields.has("said")) {
    item.said = fields.get("said").trim();
    if (!item.said) return;
  }
  if (capture) {
    form.elements.said.value = "";
    form.elements.said.dispatchEvent(new Event("input"));
    form.elements.kind.selectedIndex = 0;
    form.elements.said.focus();
  } else {
    form.closest(".words details")?.removeAttribute("open");
  }
  sending.add(item);
});

// Fast fingers of a scribe: Ctrl or Cmd with Enter.
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target instanceof HTMLTextAreaElement) {
    event.target.form?.matches("[data-live]") && event.target.form.requestSubmit();
  }
});

/** <ring-timer data-elapsed data-total data-early data-runs …> in milliseconds, around the server's drawing. */
class RingTimer extends HTMLElement {
  static observedAttributes = ["data-elapsed", "data-total", "data-runs"];

  attributeChangedCallback() {
    this.since = performance.now();
  }

  connectedCallback() {
    this.timer ??= setInterval(() => this.tick(), 500);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  tick() {
    if (this.dataset.runs !== "true") return;
    const total = Number(this.dataset.total);
    const elapsed = Number(this.dataset.elapsed) + performance.now() - this.since;
    const left = total - elapsed;
    this.querySelector(".rt-time").textContent = left > 0 ? clock(left) : `+${clock(-left)}`;
    this.querySelector(".rt-under").textContent = left > 0 ? this.dataset.left : this.dataset.over;
    this.querySelector(".rt-left").setAttribute("stroke-dashoffset", String(-Math.min(1000, Math.round((elapsed * 1000) / total))));
    const stage = left <= 0 ? "over" : left <= Number(this.dataset.early) ? "soon" : "";
    this.classList.toggle("is-soon", stage === "soon");
    this.classList.toggle("is-over", stage === "over");
    if (stage !== this.stage && this.stage !== undefined && stage) this.warn(stage);
    this.stage = stage;
  }

  /** A gentle warning: a line for those who hear the page, a short buzz in the hand of who leads. */
  warn(stage) {
    let line = document.querySelector("[data-warning]");
    if (!line) {
      line = document.createElement("p");
      line.className = "vh";
      line.dataset.warning = "";
      line.setAttribute("role", "status");
      document.body.append(line);
    }
    line.textContent = stage === "over" ? this.dataset.sayOver : this.dataset.saySoon;
    navigator.vibrate?.(stage === "over" ? [80, 80, 80] : 80);
  }
}

const clock = (ms) => {
  const seconds = Math.ceil(Math.max(0, ms) / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
};

/** <live-clock data-ms data-runs [data-down]> counts on from what the server showed. */
class LiveClock extends HTMLElement {
  static observedAttributes = ["data-ms", "data-runs"];

  attributeChangedCallback() {
    this.since = performance.now();
  }

  connectedCallback() {
    this.timer ??= setInterval(() => {
      if (this.dataset.runs !== "true") return;
      const passed = performance.now() - this.since;
      const ms = Number(this.dataset.ms) + ("down" in this.dataset ? -passed : passed);
      this.textContent = clock(ms);
      if (ms <= 0 && "down" in this.dataset) {
        this.dataset.runs = "false";
        refresh();
      }
    }, 500);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
    this.timer = undefined;
  }
}

/** <own-notes data-key data-saved hidden> around a textarea: what is typed stays in this phone. */
class OwnNotes extends HTMLElement {
  connectedCallback() {
    const field = this.querySelector("textarea");
    if (!field || this.wired) return;
    this.wired = true;
    try {
      field.value = localStorage.getItem(this.dataset.key) ?? "";
    } catch {
      return;
    }
    this.hidden = false;
    const saved = document.createElement("p");
    saved.className = "small muted";
    saved.setAttribute("role", "status");
    this.append(saved);
    let timer;
    field.addEventListener("input", () => {
      try {
        localStorage.setItem(this.dataset.key, field.value);
        clearTimeout(timer);
        timer = setTimeout(() => (saved.textContent = this.dataset.saved ?? ""), 600);
      } catch {
        saved.textContent = "";
      }
    });
  }
}

for (const [name, kind] of Object.entries({ "ring-timer": RingTimer, "live-clock": LiveClock, "own-notes": OwnNotes })) {
  if (!customElements.get(name)) customElements.define(name, kind);
}

function listen() {
  const changes = root()?.dataset.changes;
  if (!changes) return;
  const source = new EventSource(changes);
  source.addEventListener("message", (event) => {
    status.lost = false;
    status.show(sending.waiting());
    heard = Number(event.data);
    if (heard !== Number(root()?.dataset.n)) refresh();
  });
  source.addEventListener("error", () => {
    // Closed for good where the link opens nothing any more; else the browser connects again by itself.
    status.lost = true;
    status.show(sending.waiting());
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(() => refresh().then(() => root() && listen()), 1500);
    }
  });
}

/** A screen that everybody looks at, or that leads, does not go dark. */
async function stayAwake() {
  try {
    await navigator.wakeLock?.request("screen");
  } catch {
    // The battery is low, or the page is not in sight.
  }
}

/** What is done whenever the page comes to be seen or the network is back. */
function wake() {
  refresh();
  sending.drain();
  if ("awake" in (root()?.dataset ?? {})) stayAwake();
}

if (root()?.dataset.changes) {
  document.documentElement.classList.add("has-live");
  const pending = document.querySelector("[data-pending]");
  if (pending) sending.restore(pending);
  for (const name of ["online", "pageshow"]) addEventListener(name, wake);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && wake());
  listen();
}
