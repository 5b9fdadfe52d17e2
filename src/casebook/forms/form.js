// Draws one question of casebook.questions from its JSON. Text reaches the page as text, never as markup.
const make = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") node.textContent = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
};

let counter = 0;
const unique = () => `cb${(counter += 1)}-${Math.random().toString(36).slice(2, 8)}`;
const list = (value) => (Array.isArray(value) ? value : []);
const object = (value) => (value && typeof value === "object" && !Array.isArray(value) ? value : {});

// radio buttons or boxes: the browser gives arrow keys within the group and Tab between groups
const picks = (type, options, chosen, change, label) => {
  const name = unique();
  const group = make("div", { class: "cb-options", role: type === "radio" ? "radiogroup" : "group", "aria-label": label });
  options.forEach((option) => {
    const id = unique();
    const input = make("input", { type, id, name, value: option.key });
    input.checked = list(chosen).includes(option.key);
    input.addEventListener("change", () =>
      change([...group.querySelectorAll("input:checked")].map((one) => one.value)));
    group.append(make("div", { class: "cb-option" }, input, make("label", { for: id, text: option.text, lang: option.language })));
  });
  return group;
};

const select = (label, options, chosen, change) => {
  const id = unique();
  // a closed list cuts a long choice short; the whole of it stands below, for the eye alone
  const whole = make("span", { class: "cb-whole", "aria-hidden": "true" });
  const show = () => {
    const text = options.find((option) => option.key === box.value)?.text ?? "";
    whole.textContent = text.length > 24 ? text : "";
    whole.classList.toggle("cb-long", text.length > 72);
  };
  const box = make("select", { id, onchange: (event) => { show(); change(event.target.value); } },
    make("option", { value: "", text: "Choose" }),
    ...options.map((option) => make("option", { value: option.key, text: option.text, lang: option.language })));
  box.value = options.some((option) => option.key === chosen) ? chosen : "";
  show();
  return make("div", { class: "cb-row" }, make("label", { for: id, text: label }), box, whole);
};

// a long list of boxes behind its name; Escape closes it from wherever one is in it, so that nobody tabs through the rest
const folded = (label, chosen, ...inside) => {
  const summary = make("summary", {}, make("strong", { text: label }), chosen);
  const hint = make("p", { class: "cb-help", text: "Escape closes this list." });
  return make("details", { class: "cb-support", onkeydown: (event) => {
    if (event.key !== "Escape" || !event.currentTarget.open) return;
    event.stopPropagation();
    event.currentTarget.open = false;
    summary.focus();
  } }, summary, hint, ...inside);
};

const typed = (label, value, change, more = {}) => {
  const id = unique();
  const input = make(more.rows ? "textarea" : "input", { id, spellcheck: more.rows ? null : "false", autocomplete: "off", ...more });
  input.value = value || "";
  input.addEventListener("input", () => change(input.value, false));
  input.addEventListener("change", () => change(input.value, true));
  return make("div", { class: "cb-row" }, make("label", { for: id, text: label }), input);
};

// what stands below a control is heard with its name
const tied = (row, ...notes) => {
  for (const note of notes) note.id = unique();
  row.querySelector("input, select, textarea").setAttribute("aria-describedby", notes.map((note) => note.id).join(" "));
};

const fields = {
  text: (field, value, change) =>
    [typed(field.label || "Your answer", typeof value === "string" ? value : "", change, { maxlength: field.longest })],
  number: (field, value, change) => {
    const now = { number: "", unit: field.units.length === 1 ? field.units[0] : "", ...object(value) };
    const set = (part, done) => { Object.assign(now, part); change({ ...now }, done); };
    const parts = [typed(field.label || "Number", now.number, (text, done) => set({ number: text }, done), { inputmode: "decimal" })];
    if (field.units.length > 1) {
      const units = field.units.map((unit) => ({ key: unit, text: unit }));
      parts.push(select("Unit", units, now.unit, (unit) => set({ unit }, true)));
    }
    return parts;
  },
  digest: (field, value, change) => {
    const only = field.algorithms.length === 1 ? field.algorithms[0].key : "";
    const now = { algorithm: only, hex: "", ...object(value) };
    const set = (part, done) => { Object.assign(now, part); change({ ...now }, done); };
    const parts = [];
    if (!only) parts.push(select("Algorithm", field.algorithms, now.algorithm, (algorithm) => set({ algorithm }, true)));
    parts.push(typed(field.label || "Hash value", now.hex, (hex, done) => set({ hex }, done), { class: "cb-hex" }));
    return parts;
  },
  moment: (field, value, change) => {
    const now = { date: "", time: "", zone: "", ...object(value) };
    const set = (part, done) => { Object.assign(now, part); change({ ...now }, done); };
    const zones = field.zones.map((zone) => ({ key: zone, text: zone === "+00:00" ? "+00:00 (UTC)" : zone }));
    return [
      typed(`${field.label ? `${field.label}: date` : "Date"} (such as 2026-03-02)`, now.date, (date, done) => set({ date }, done)),
      typed("Time (such as 09:30:00)", now.time, (time, done) => set({ time }, done)),
      select("Zone, as distance from UTC", zones, now.zone, (zone) => set({ zone }, true)),
    ];
  },
};

const kinds = {
  choice: (spec, value, change) => [picks("radio", spec.options, [value], ([key]) => change(key), "Options")],
  several: (spec, value, change) => [picks("checkbox", spec.options, value, (keys) => change(keys), "Options")],
  classify: (spec, value, change) => pairs(spec.items, spec.classes, value, change),
  match: (spec, value, change) => pairs(spec.left, spec.right, value, change),
  defects: (spec, value, change) => pairs(spec.paragraphs, [spec.sound, ...spec.defects], value, change),
  order: (spec, value, change, say) => {
    const known = Object.fromEntries(spec.items.map((item) => [item.key, item]));
    let now = list(value).length === spec.items.length ? list(value).filter((key) => known[key]) : spec.items.map((item) => item.key);
    const whole = make("ol", { class: "cb-order" });
    const draw = (place, step) => {
      whole.replaceChildren(...now.map((key, at) => make("li", {},
        make("span", { text: known[key].text }),
        make("span", { class: "cb-moves" },
          make("button", { type: "button", "aria-label": `Move up: ${known[key].text}`, disabled: at === 0, text: "Up", onclick: () => move(at, -1) }),
          make("button", { type: "button", "aria-label": `Move down: ${known[key].text}`, disabled: at === now.length - 1, text: "Down", onclick: () => move(at, 1) })))));
      if (place === undefined) return;
      const buttons = whole.children[place].querySelectorAll("button");
      (buttons[step < 0 ? 0 : 1].disabled ? buttons[step < 0 ? 1 : 0] : buttons[step < 0 ? 0 : 1]).focus();
    };
    const move = (at, step) => {
      const moved = now[at];
      now = now.toSpliced(at, 1).toSpliced(at + step, 0, moved);
      draw(at + step, step);
      say(`${known[moved].text}: now number ${at + step + 1} of ${now.length}.`);
      change([...now]);
    };
    draw();
    const keep = make("button", { type: "button", class: "cb-keep", text: "This is my order", onclick: () => change([...now]) });
    return [whole, keep];
  },
  text: (spec, value, change) => fields.text(spec.field, value, change),
  number: (spec, value, change) => fields.number(spec.field, value, change),
  digest: (spec, value, change) => fields.digest(spec.field, value, change),
  moment: (spec, value, change) => fields.moment(spec.field, value, change),
  ruling: (spec, value, change) => {
    const now = { ...object(value) };
    const set = (part, done = true) => { Object.assign(now, part); change({ ...now }, done); };
    const part = (title, ...inside) => make("fieldset", { class: "cb-part" }, make("legend", { text: title }), ...inside);
    const parts = [
      part("Outcome", picks("radio", spec.outcomes, [now.outcome], ([outcome]) => set({ outcome }), "Outcome")),
      part("Grounds: tick those that carry it", picks("checkbox", spec.grounds, now.grounds, (grounds) => set({ grounds }), "Grounds")),
    ];
    if (spec.value) parts.push(part("Value", ...fields[spec.value.type](spec.value, now.value, (given, done) => set({ value: given }, done))));
    return parts;
  },
  support: (spec, value, change) => {
    const now = { ...object(value) };
    return spec.elements.map((element) => {
      const chosen = make("span", { class: "cb-chosen" });
      const show = () => { chosen.textContent = list(now[element.key]).length ? ` Chosen: ${list(now[element.key]).join(", ")}` : " None chosen"; };
      const boxes = picks("checkbox", spec.paragraphs.map((one) => ({ ...one, text: `${one.key}. ${one.text}` })),
        now[element.key], (keys) => { now[element.key] = keys; show(); change({ ...now }); }, element.text);
      show();
      return folded(element.text, chosen, boxes);
    });
  },
  draft: (spec, value, change) => {
    const now = { ...object(value) };
    const preview = make("div", { class: "cb-preview", role: "region", "aria-label": "Preview of your text" });
    const draw = () => preview.replaceChildren(...spec.fields.flatMap((field) => [
      make("p", { class: "cb-preview-label", text: field.label }),
      make("p", { class: "cb-preview-text", text: now[field.key] || "Not yet written." })]));
    const parts = spec.fields.map((field) => {
      const count = make("span", { class: "cb-count" });
      const tell = () => {
        const words = (now[field.key] || "").split(/\s+/u).filter(Boolean).length;
        const [least, most] = list(field.words);
        count.textContent = field.words ? `${words} words (${least} to ${most})` : `${words} words`;
      };
      const row = typed(field.label, now[field.key], (text, done) => { now[field.key] = text; tell(); draw(); change({ ...now }, done); }, { rows: field.rows });
      tell();
      const help = make("span", { class: "cb-help", text: field.help });
      row.append(...(field.help ? [help, count] : [count]));
      tied(row, help, count);
      return row;
    });
    draw();
    return [...parts, preview];
  },
};

const pairs = (left, right, value, change) => {
  const now = { ...object(value) };
  return left.map((item) => select(item.text, right, now[item.key], (key) => {
    if (key) now[item.key] = key; else delete now[item.key];
    change({ ...now });
  }));
};

function render({ model, el }) {
  const spec = model.get("question");
  const status = make("p", { class: "cb-status", role: "status", "aria-live": "polite" });
  const feedback = make("div", { class: "cb-feedback", "aria-live": "polite" });
  const say = (text) => { status.textContent = text; };
  let waiting = null;
  const send = () => {
    clearTimeout(waiting);
    waiting = null;
    model.save_changes();
  };
  // a text is saved at each pause; what became of it is said aloud when its writer has left the field, not into the writing
  let writing = false;
  const change = (value, done = true) => {
    model.set("value", value);
    if (waiting) clearTimeout(waiting);
    status.setAttribute("aria-live", done ? "polite" : "off");
    if (done) send();
    else waiting = setTimeout(send, 600);
    if (done && writing && model.get("status")) {
      say("");
      setTimeout(told, 200);
    }
    writing = !done;
  };
  const worth = spec.points ? ` · ${spec.points} ${spec.points === 1 ? "point" : "points"}` : "";
  const head = make("span", { class: "cb-head", text: `${spec.practice ? "Practice" : "Question"} ${spec.id}${worth}` });
  const whole = make("fieldset", { class: `cb-form cb-${spec.kind}` }, make("legend", {}, head, make("span", { class: "cb-prompt", text: spec.prompt })));
  if (spec.help) {
    const id = unique();
    whole.append(make("p", { id, class: "cb-help", text: spec.help }));
    whole.setAttribute("aria-describedby", id);
  }
  whole.append(...kinds[spec.kind](spec, model.get("value"), change, say, model), feedback, status);
  const told = () => { status.textContent = model.get("status"); };
  const answered = () => {
    feedback.replaceChildren(...list(model.get("feedback")).map((line) =>
      make("p", { class: line.right ? "cb-right" : "cb-wrong" }, make("strong", { text: line.right ? "Right. " : "Not quite. " }), line.text)));
  };
  model.on("change:status", told);
  model.on("change:feedback", answered);
  told();
  answered();
  // Jupyter's command mode would take letters typed here as commands
  const keep = (event) => { if (event.key !== "Escape") event.stopPropagation(); };
  for (const name of ["keydown", "keyup", "keypress"]) el.addEventListener(name, keep);
  const leave = () => { if (waiting) send(); };
  window.addEventListener("pagehide", leave);
  el.append(whole);
  return () => {
    leave();
    window.removeEventListener("pagehide", leave);
    model.off("change:status", told);
    model.off("change:feedback", answered);
  };
}

export default { render };
