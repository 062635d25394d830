/* Keeps a page of a meeting fresh: asks for the meeting's pulse, and swaps <main> when it grew.
   What somebody is writing stays, and so does their place; a change is said aloud. */
(() => {
  "use strict";
  const own = document.currentScript.dataset;
  const main = () => document.querySelector("main");
  const fields = () => [...main().querySelectorAll("input:not([type=hidden]), textarea, select")];
  const ticks = (field) => field.type === "radio" || field.type === "checkbox";
  const name = (field) => [field.form?.dataset.key, field.name, ticks(field) ? field.value : ""].join("|");
  const state = () => main().querySelector("[data-state]")?.textContent.trim() ?? "";
  const voice = document.body.appendChild(Object.assign(document.createElement("p"), { className: "unseen", role: "status" }));
  let seen = own.pulse;

  const taken = () => {
    const at = main().contains(document.activeElement) ? document.activeElement : null;
    return {
      said: state(),
      written: new Map(fields().map((field) => [name(field), ticks(field) ? field.checked : field.value])),
      opened: [...main().querySelectorAll("details[open]")].map((each) => each.id).filter(Boolean),
      problem: document.getElementById("problem"),
      focus: at && { id: at.id, name: at.form ? name(at) : "", from: at.selectionStart, to: at.selectionEnd },
    };
  };

  const put = ({ said, written, opened, problem, focus }) => {
    for (const field of fields()) {
      const was = written.get(name(field));
      if (was !== undefined) field[ticks(field) ? "checked" : "value"] = was;
    }
    opened.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
    if (problem && !document.getElementById("problem")) main().prepend(problem);
    if (focus) {
      const there = document.getElementById(focus.id) ?? fields().find((field) => focus.name && name(field) === focus.name);
      (there ?? main()).focus({ preventScroll: true });
      if (there && typeof focus.from === "number") there.setSelectionRange(focus.from, focus.to);
    }
    if (state() !== said) voice.textContent = state();
  };

  const look = async () => {
    let lost = false;
    try {
      const pulse = await (await fetch(own.at, { credentials: "omit", cache: "no-cache" })).text();
      if (pulse !== seen) {
        const page = await fetch(location.pathname + location.search);
        if (page.redirected) return location.replace(location.pathname + location.search);
        if (!page.ok) throw new Error(page.status);
        const fresh = new DOMParser().parseFromString(await page.text(), "text/html").querySelector("main");
        const kept = taken();
        main().replaceWith(document.adoptNode(fresh));
        put(kept);
        seen = pulse;
      }
    } catch { lost = true; }
    document.getElementById("offline")?.toggleAttribute("hidden", !lost);
    setTimeout(look, document.hidden ? 10000 : 1500 + Math.random() * 1000);
  };
  setTimeout(look, 1500 + Math.random() * 1000);
})();
