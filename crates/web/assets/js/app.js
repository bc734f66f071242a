// Small custom elements over HTML that already works without them.
// No sentence lives here: every text comes from a data attribute of the element, in the page's language.

/** Letters without case and marks, so that "ulle" finds "Ülle". */
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const fill = (text, n) => (text ?? "").replace("{n}", String(n));

/** A line for screen readers, made once per element that needs to say something. */
function say(host, text) {
  let line = host.querySelector(":scope > [data-say]");
  if (!line) {
    line = document.createElement("p");
    line.dataset.say = "";
    line.setAttribute("role", "status");
    line.className = host.dataset.sayClass ?? "vh";
    host.append(line);
  }
  line.textContent = text;
}

/** <copy-button data-done="Copied" [data-failed]> with an <input readonly> or <a>, and a <button hidden>. */
class CopyButton extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    const source = this.querySelector("input, textarea, a[href]");
    if (!button || !source || !navigator.clipboard) return;
    button.hidden = false;
    if (this.wired) return;
    this.wired = true;
    const label = button.textContent;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(source.href ?? source.value);
        button.textContent = this.dataset.done ?? label;
        say(this, this.dataset.done ?? "");
        setTimeout(() => {
          button.textContent = label;
          say(this, "");
        }, 2500);
      } catch {
        source.select?.();
        say(this, this.dataset.failed ?? "");
      }
    });
  }
}

/**
 * <filter-list data-found="{n} people" data-none="Nobody"> around a search field and rows marked
 * data-row (data-text holds what to search, else the row's own text). Enter still asks the server.
 */
class FilterList extends HTMLElement {
  connectedCallback() {
    const field = this.querySelector("input[type=search]");
    if (!field || this.wired) return;
    this.wired = true;
    const apply = () => {
      const words = fold(field.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of this.querySelectorAll("[data-row]")) {
        const text = fold(row.dataset.text ?? row.textContent);
        row.hidden = !words.every((word) => text.includes(word));
        if (!row.hidden) shown += 1;
      }
      say(this, words.length === 0 ? "" : shown === 0 ? this.dataset.none ?? "" : fill(this.dataset.found, shown));
    };
    field.addEventListener("input", apply);
    field.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && field.value) {
        field.value = "";
        event.preventDefault();
        apply();
      }
    });
    if (field.value) apply();
  }
}

/** <char-count data-left="Left: {n}" data-over="Too long by {n}" [data-max]> around one textarea or input. */
class CharCount extends HTMLElement {
  connectedCallback() {
    const field = this.querySelector("textarea, input");
    const max = Number(this.dataset.max ?? field?.maxLength);
    if (!field || this.wired || !(max > 0)) return;
    this.wired = true;
    const seen = document.createElement("output");
    seen.setAttribute("aria-hidden", "true");
    this.append(seen);
    let timer;
    const show = () => {
      // Code points, as the server counts them; not UTF-16 units.
      const left = max - [...field.value].length;
      seen.textContent = left < 0 ? fill(this.dataset.over, -left) : fill(this.dataset.left, left);
      seen.classList.toggle("fault", left < 0);
      clearTimeout(timer);
      // Spoken only near the end, and only after a pause, so that it does not talk over the writer.
      if (left < max * 0.1) timer = setTimeout(() => say(this, seen.textContent), 1200);
    };
    field.addEventListener("input", show);
    show();
  }
}

/** <unsaved-guard> around one form: the browser asks before an edited form is left. */
class UnsavedGuard extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector("form");
    if (!form || this.wired) return;
    this.wired = true;
    const values = () => JSON.stringify([...new FormData(form)].map(([k, v]) => [k, typeof v === "string" ? v : v.name]));
    const before = values();
    let sent = false;
    form.addEventListener("submit", (event) => {
      sent = !event.defaultPrevented;
    });
    // A page restored by "back" may hold a form that was sent once already.
    addEventListener("pageshow", () => {
      sent = false;
    });
    this.ask = (event) => {
      if (sent || (!("edited" in this.dataset) && values() === before)) return;
      event.preventDefault();
      event.returnValue = "";
    };
    addEventListener("beforeunload", this.ask);
  }

  disconnectedCallback() {
    removeEventListener("beforeunload", this.ask);
    this.wired = false;
  }
}

/**
 * <confirm-button data-title data-text data-yes data-no [data-name="confirm"]> around a submit button.
 * Without this code the server answers an unconfirmed post with a page that asks; with it a dialog asks,
 * and the form goes out with confirm=yes.
 */
class ConfirmButton extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    if (!button || this.wired || typeof HTMLDialogElement === "undefined") return;
    this.wired = true;
    button.addEventListener("click", (event) => {
      const form = button.form;
      if (!form) return;
      event.preventDefault();
      if (!form.noValidate && !form.reportValidity()) return;
      this.open(button, form);
    });
  }

  open(button, form) {
    const make = (tag, className, text) => {
      const node = document.createElement(tag);
      node.className = className;
      node.textContent = text;
      return node;
    };
    const dialog = make("dialog", "ask", "");
    const title = make("h2", "", this.dataset.title ?? button.textContent);
    title.id = `ask-${Math.random().toString(36).slice(2)}`;
    dialog.setAttribute("aria-labelledby", title.id);
    const no = make("button", "btn", this.dataset.no ?? "");
    const yes = make("button", button.className, this.dataset.yes ?? button.textContent);
    no.type = yes.type = "button";
    const row = make("div", "btns btns--end", "");
    row.append(no, yes);
    dialog.append(title, make("p", "", this.dataset.text ?? ""), row);
    // The close event comes a little later, and Escape gives nothing else: so both ways lead here.
    const end = () => {
      if (!dialog.isConnected) return;
      dialog.close();
      dialog.remove();
      button.focus();
    };
    dialog.addEventListener("close", end);
    no.addEventListener("click", end);
    yes.addEventListener("click", () => {
      const mark = document.createElement("input");
      mark.type = "hidden";
      mark.name = this.dataset.name ?? "confirm";
      mark.value = "yes";
      form.append(mark);
      end();
      form.requestSubmit(button);
      mark.remove();
    });
    document.body.append(dialog);
    dialog.showModal();
    no.focus();
  }
}

/**
 * <draft-form data-key data-saved data-kept data-back data-old [data-action]> around one form with a hidden "version".
 * Saves by itself at data-action a few seconds after the last edit and when the page is hidden; what is not saved yet is
 * kept on this device and put back when the form is opened again. Without data-action it is only kept.
 */
class DraftForm extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector("form");
    if (!form || this.wired) return;
    this.wired = true;
    this.form = form;
    this.key = `draft:${this.dataset.key}`;
    const kept = this.read();
    this.sent = this.text();
    // What was sent and has arrived made a newer version.
    const arrived = kept?.submitted && kept.version !== form.elements.version.value;
    if (kept && !arrived && kept.text !== this.sent) this.restore(kept);
    else this.forget();
    const later = () => {
      this.keep();
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.save(false), 3000);
    };
    form.addEventListener("input", later);
    form.addEventListener("change", later);
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.save(true);
    });
    addEventListener("pagehide", () => this.save(true));
    form.addEventListener("submit", (event) => {
      if (event.defaultPrevented) return;
      clearTimeout(this.timer);
      this.keep(true);
      this.leaving = true;
    });
    addEventListener("pageshow", () => {
      this.leaving = false;
    });
  }

  /** What stands in the form, without the version. */
  text() {
    return new URLSearchParams([...new FormData(this.form)].filter(([name]) => name !== "version")).toString();
  }

  read() {
    try {
      return JSON.parse(localStorage.getItem(this.key) ?? "null");
    } catch {
      return null;
    }
  }

  keep(submitted = false) {
    const version = this.form.elements.version.value;
    try {
      localStorage.setItem(this.key, JSON.stringify({ text: this.text(), version, submitted }));
    } catch {
      // A full or forbidden store: the server's copy is then the only one.
    }
  }

  forget() {
    try {
      localStorage.removeItem(this.key);
    } catch {
      // Nothing was kept either.
    }
  }

  /** Puts back what was kept, with the version it was written over: the server says where that is an old one. */
  restore(kept) {
    const values = new URLSearchParams(kept.text);
    for (const field of this.form.elements) {
      if (!field.name || field.name === "version" || field.type === "hidden") continue;
      if (field.type === "radio" || field.type === "checkbox") field.checked = values.getAll(field.name).includes(field.value);
      else if (values.has(field.name)) field.value = values.get(field.name);
    }
    this.form.elements.version.value = kept.version;
    say(this, this.dataset.back ?? "");
    this.timer = setTimeout(() => this.save(false), 3000);
  }

  async save(hidden) {
    const text = this.text();
    if (this.leaving || text === this.sent) return;
    this.keep();
    if (!this.dataset.action || this.old) return say(this, this.dataset.kept ?? "");
    if (this.busy && !hidden) {
      this.timer = setTimeout(() => this.save(false), 1000);
      return;
    }
    this.busy = true;
    const body = new URLSearchParams(text);
    body.set("version", this.form.elements.version.value);
    body.set("quiet", "yes");
    try {
      const answer = await fetch(this.dataset.action, { method: "POST", body, keepalive: hidden && body.toString().length < 60000 });
      if (answer.ok && !this.leaving) {
        this.form.elements.version.value = (await answer.text()).trim();
        this.sent = text;
        if (this.text() === text) this.forget();
        else this.keep();
        say(this, this.dataset.saved ?? "");
      } else if (answer.status === 409) {
        // Another window has saved something else. The button shows both.
        this.old = true;
        say(this, this.dataset.old ?? "");
      } else {
        say(this, this.dataset.kept ?? "");
      }
    } catch {
      say(this, this.dataset.kept ?? "");
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.save(false), 15000);
    } finally {
      this.busy = false;
    }
  }
}

/** <file-limit data-most data-large> around a file field: a file that the server would refuse is not sent. */
class FileLimit extends HTMLElement {
  connectedCallback() {
    const field = this.querySelector("input[type=file]");
    if (!field || this.wired) return;
    this.wired = true;
    field.addEventListener("change", () => {
      const large = [...field.files].some((file) => file.size > Number(this.dataset.most));
      field.setCustomValidity(large ? this.dataset.large ?? "" : "");
      say(this, large ? this.dataset.large ?? "" : "");
    });
  }
}

/** <look-again data-after="seconds">: what it says is old after so long, so the page is asked for anew; not while somebody is at
    one of its controls. */
class LookAgain extends HTMLElement {
  connectedCallback() {
    this.timer ??= setInterval(() => {
      const at = document.activeElement;
      if (!at || at === document.body || !at.closest("main")) location.reload();
    }, 1000 * Number(this.dataset.after ?? 5));
  }
  disconnectedCallback() {
    clearInterval(this.timer);
    this.timer = undefined;
  }
}

for (const [name, kind] of Object.entries({
  "copy-button": CopyButton,
  "filter-list": FilterList,
  "char-count": CharCount,
  "unsaved-guard": UnsavedGuard,
  "confirm-button": ConfirmButton,
  "draft-form": DraftForm,
  "file-limit": FileLimit,
  "look-again": LookAgain,
})) {
  if (!customElements.get(name)) customElements.define(name, kind);
}

// An error summary is what the reader needs first, wherever it sits on the page; its faults go in the page's order.
for (const list of document.querySelectorAll(".errors ul")) {
  const field = (item) => document.getElementById(item.querySelector("a")?.hash.slice(1) ?? "");
  const after = (a, b) => (a && b && a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1);
  list.append(...[...list.children].sort((a, b) => after(field(a), field(b))));
}
document.querySelector(".errors[tabindex]")?.focus();

// Rows of links that slide sideways on a phone open with the current one in sight.
for (const here of document.querySelectorAll(':is(.site-nav, .org-bar, .tabs) [aria-current]:not([aria-current="false"])')) {
  const slider = here.closest(".org-bar .wrap") ?? here.closest("ul");
  const room = 40;
  slider.scrollLeft += Math.max(0, here.getBoundingClientRect().right + room - slider.getBoundingClientRect().right);
}
