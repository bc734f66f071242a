// What makes voting comfortable: the next statement is there at once, keys work, and votes outlive a lost network.
// The form works without it; no sentence lives here.

const PATIENCE = 12000;

async function post(address, fields) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const body = new URLSearchParams(fields);
    const answer = await fetch(address, { method: "POST", body, cache: "no-store", signal: stop.signal, headers: { "x-outbox": "1" } });
    return { status: answer.status, html: await answer.text() };
  } finally {
    clearTimeout(timer);
  }
}

/** <vote-box data-key data-home data-made data-voted data-waiting data-arrived data-uncounted data-chosen data-offline data-to-back> around form and list of what comes next. */
class VoteBox extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("[data-vote]");
    if (this.wired) return;
    this.wired = true;
    this.key = `vote ${this.dataset.key} `;
    /** Votes that have not arrived, by statement: a later one takes an earlier one's place. */
    this.outbox = new Map();
    /** The newest count of a vote of this sender; a device's clock may go back. */
    this.last = Number(this.dataset.made) || 0;
    /** What was voted on in this page, the last at the end. */
    this.done = [];
    this.queue = [];
    this.takeQueue(this.querySelector("[data-queue]"));
    this.restore();
    if (this.form) this.wire();
    addEventListener("online", () => this.wake());
    // Who comes back to a page that was left is shown how things stand now.
    addEventListener("pageshow", (event) => (event.persisted && this.left ? this.anew() : this.wake()));
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.wake());
    this.drain();
  }

  wire() {
    const current = this.form.elements.statement.value;
    this.shown = { statement: current, html: this.querySelector("[data-said]").innerHTML, counted: this.querySelector("[data-chosen]").textContent.trim() !== "" };
    this.form.addEventListener("submit", (event) => {
      const vote = event.submitter?.value;
      if (!vote) return;
      event.preventDefault();
      this.choose(vote);
    });
    this.addEventListener("click", (event) => {
      const back = event.target.closest("[data-back]");
      if (!back || this.done.length === 0) return;
      event.preventDefault();
      const last = this.done.pop();
      if (this.shown) this.queue.unshift(this.shown);
      this.show(last);
    });
    // Only with the focus in here: elsewhere a letter is somebody's dictation or search.
    this.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      const pressed = event.key.toLowerCase();
      if (pressed === "u" || pressed === "backspace") return this.querySelector("[data-back]")?.click();
      const button = [...this.form.querySelectorAll("[data-hot]")].find((one) => one.dataset.hot.split(" ").includes(pressed));
      if (!button || this.form.hidden) return;
      event.preventDefault();
      button.click();
    });
  }

  /** The statements that come next, as the server put them in a page or an answer. */
  takeQueue(list) {
    if (!list) return;
    this.all = Number(list.dataset.all);
    this.voted = Number(list.dataset.voted);
    this.queue = [...list.children].map((one) => ({ statement: one.dataset.statement, html: one.innerHTML }));
  }

  /** What is shown, waits here or was just voted on does not come again. */
  tidyQueue() {
    const known = new Set([...this.outbox.keys(), ...this.done.map((one) => one.statement), this.shown?.statement]);
    this.queue = this.queue.filter((one) => !known.has(one.statement));
  }

  choose(vote) {
    if (!this.shown) return;
    const { statement } = this.shown;
    // Its own count, so that a vote which arrives late does not undo a later one.
    const item = { statement, vote, made: Math.max(Date.now(), this.last + 1) };
    this.last = item.made;
    this.outbox.set(statement, item);
    this.keep(item);
    if (vote === "back") {
      const now = this.shown;
      delete now.chosen;
      now.counted = false;
      this.voted = Math.max(0, this.voted - 1);
      this.show(now);
    } else {
      if (!this.shown.counted) this.voted += 1;
      this.shown.counted = true;
      this.shown.chosen = this.form.querySelector(`[value="${vote}"]`)?.textContent ?? "";
      this.done.push(this.shown);
      this.tidyQueue();
      this.next();
    }
    this.drain();
  }

  next() {
    const next = this.queue.shift();
    if (next) return this.show(next);
    this.shown = undefined;
    // What comes after the last one is the server's to say, when everything has arrived.
    if (this.outbox.size === 0 && !this.left) this.anew();
    else this.status();
  }

  /** Asks the server for the page; the address may be the one that is shown already. */
  anew() {
    history.replaceState(null, "", `${this.dataset.home}#vote`);
    location.reload();
  }

  /** Goes to the page with something to say; nothing else may take it elsewhere meanwhile. */
  leave(asked) {
    this.left = true;
    location.assign(`${this.dataset.home}?${asked}`);
  }

  /** What was voted on is not voted on any more: the vote is not there, and the page says so. */
  uncount(item) {
    this.uncounted = true;
    if (item.vote !== "back") this.voted = Math.max(0, this.voted - 1);
    this.done = this.done.filter((one) => one.statement !== item.statement);
    if (!this.shown && this.queue.length === 0 && this.outbox.size === 0) this.leave("uncounted=1");
  }

  show(one) {
    this.shown = one;
    this.form.hidden = false;
    this.form.elements.statement.value = one.statement;
    this.querySelector("[data-said]").innerHTML = one.html;
    this.querySelector("[data-take-back]").hidden = !one.counted;
    this.querySelector("[data-chosen]").textContent = one.chosen ? this.dataset.chosen.replace("{vote}", one.chosen) : "";
    const foot = this.querySelector(".ballot__foot");
    if (this.done.length > 0 && !foot.querySelector("[data-back]")) {
      const link = document.createElement("a");
      link.href = `${this.dataset.home}?s=${this.done.at(-1).statement}#vote`;
      link.dataset.back = "";
      link.textContent = this.dataset.toBack;
      foot.replaceChildren(link);
    }
    foot.querySelector("[data-back]")?.toggleAttribute("hidden", this.done.length === 0);
    this.status();
  }

  status() {
    const all = Math.max(this.all, this.voted);
    const progress = this.querySelector("[data-progress]");
    if (progress) progress.textContent = this.dataset.voted.replace("{voted}", this.voted).replace("{all}", all);
    const bar = this.querySelector("[data-bar]");
    if (bar) Object.assign(bar, { max: all, value: this.voted });
    const line = this.querySelector("[data-status]");
    const { size } = this.outbox;
    const gone = !this.shown && size > 0;
    if (this.form) this.form.hidden = gone;
    const text = gone ? this.dataset.offline : this.lost && size > 0 ? this.dataset.waiting.replace("{n}", size) : this.uncounted ? this.dataset.uncounted : this.was ? this.dataset.arrived : "";
    if (line.textContent !== text) line.textContent = text;
    line.classList.toggle("is-lost", Boolean((this.lost && size > 0) || (this.uncounted && !gone)));
  }

  keep(item) {
    try {
      localStorage.setItem(this.key + item.statement, JSON.stringify(item));
    } catch {
      // The phone keeps nothing; the vote is still on its way as long as the page is open.
    }
  }

  drop(item) {
    // A later vote on the same statement has taken its place meanwhile.
    if (this.outbox.get(item.statement)?.made !== item.made) return;
    this.outbox.delete(item.statement);
    try {
      localStorage.removeItem(this.key + item.statement);
    } catch {
      // It was never kept.
    }
  }

  restore() {
    try {
      for (const key of Object.keys(localStorage).filter((one) => one.startsWith(this.key))) {
        const item = JSON.parse(localStorage.getItem(key));
        this.outbox.set(item.statement, item);
        this.last = Math.max(this.last, item.made);
        this.was = true;
      }
    } catch {
      // Nothing can be read, so nothing was kept.
    }
  }

  /** The network is back, or the page is in sight: nobody waits any longer. */
  wake() {
    this.go?.();
    this.drain();
  }

  /** One drainer at a time, also over several tabs. */
  drain() {
    if (this.running || this.outbox.size === 0) return;
    this.running = true;
    const run = async () => {
      await this.send();
      this.running = false;
      this.status();
      if (!this.shown && this.form && this.outbox.size === 0 && !this.left) this.anew();
    };
    if (navigator.locks) navigator.locks.request(this.key, run);
    else run();
  }

  async send() {
    let pause = 500;
    let early = 0;
    for (let item; (item = this.outbox.values().next().value); ) {
      try {
        const { status, html } = await post(`${this.dataset.home}/votes`, { statement: item.statement, vote: item.vote, made: item.made });
        // With the first answer came a cookie; a browser that does not send it back keeps none.
        if (status === 425 && (early += 1) > 1) return this.leave("cookies=no");
        if (status >= 500 || status === 429 || status === 425) throw new Error(String(status));
        if (this.lost) this.was = true;
        this.lost = false;
        pause = 500;
        // It is closed, or not open: the page says so, and what came too late.
        if (status === 409 || status === 410) {
          const late = [...this.outbox.values()];
          late.forEach((one) => this.drop(one));
          return this.leave(`late=${late.length}`);
        }
        this.drop(item);
        if (status >= 400) this.uncount(item);
        if (status < 400) {
          const voted = this.voted;
          this.takeQueue(new DOMParser().parseFromString(html, "text/html").querySelector("[data-queue]"));
          this.voted = Math.max(voted, this.voted);
          this.tidyQueue();
          if (!this.shown && this.form && this.queue.length > 0) this.next();
        }
      } catch {
        this.lost = true;
        this.status();
        await new Promise((go) => {
          this.go = go;
          setTimeout(go, pause);
        });
        pause = Math.min(pause * 2, 8000);
      }
    }
  }
}

customElements.define("vote-box", VoteBox);
