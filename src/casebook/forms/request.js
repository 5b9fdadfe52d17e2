// Draws a question of the kind request: a document in sections, how it will read, what the checklist and the requested
// State say of it. Follows form.js in the same module and uses its parts. Everything that is said comes from the kernel as
// data: `preview`, `findings` and the `blocks` of `letters` are blocks of a paper.
const moments = (zones, value, change) => {
  const now = { date: "", time: "", zone: "", ...object(value) };
  // the list names UTC by its distance
  if (now.zone === "UTC") now.zone = "+00:00";
  const set = (part, done) => { Object.assign(now, part); change({ ...now }, done); };
  return [
    typed("Date (such as 2026-03-02)", now.date, (date, done) => set({ date }, done)),
    typed("Time (such as 09:30:00)", now.time, (time, done) => set({ time }, done)),
    select("Zone, as distance from UTC", zones, now.zone, (zone) => set({ zone }, true)),
  ];
};

const group = (field, ...inside) => {
  const whole = make("fieldset", { class: "cb-part" }, make("legend", { text: field.label }));
  if (field.help) {
    const id = unique();
    whole.append(make("p", { id, class: "cb-help", text: field.help }));
    whole.setAttribute("aria-describedby", id);
  }
  whole.append(...inside);
  return whole;
};

// a row of one control, with its help tied to it
const helped = (row, field) => {
  if (field.help) {
    const help = make("span", { class: "cb-help", text: field.help });
    row.append(help);
    tied(row, help);
  }
  return row;
};

const controls = {
  short: (field, value, change) => helped(typed(field.label, value, change, { maxlength: 300 }), field),
  long: (field, value, change) => helped(typed(field.label, value, change, { rows: 5, maxlength: 20000 }), field),
  date: (field, value, change) => helped(typed(`${field.label} (such as 2026-03-02)`, value, change), field),
  choice: (field, value, change) => helped(select(field.label, field.options, value, (key) => change(key, true)), field),
  several: (field, value, change) =>
    group(field, picks("checkbox", field.options, value, (keys) => change(keys, true), field.label)),
  moment: (field, value, change, spec) => group(field, ...moments(spec.zones, value, change)),
  period: (field, value, change, spec) => {
    const now = { ...object(value) };
    const end = (key, label) => group({ label }, ...moments(spec.zones, now[key], (moment, done) => {
      now[key] = moment;
      change({ ...now }, done);
    }));
    return group(field, end("start", "From"), end("end", "To"));
  },
  paragraphs: (field, value, change, spec) => {
    const chosen = make("span", { class: "cb-chosen" });
    const show = (keys) => { chosen.textContent = list(keys).length ? ` Chosen: ${list(keys).join(", ")}` : " None chosen"; };
    const options = spec.paragraphs.map((one) => ({ ...one, text: `${one.key}. ${one.text}` }));
    const inside = [picks("checkbox", options, value, (keys) => { show(keys); change(keys, true); }, field.label)];
    if (field.help) inside.unshift(make("p", { class: "cb-help", text: field.help }));
    show(value);
    return folded(field.label, chosen, ...inside);
  },
  records: (field, value, change, spec, say) => {
    let now = list(value).map((one) => ({ ...object(one) }));
    const rows = make("div", {});
    const name = (at) => `${field.label}, entry ${at + 1}`;
    const first = (row) => row.querySelector("input, select, textarea");
    const add = make("button", { type: "button", text: `Add an entry: ${field.label}`, onclick: () => {
      now = [...now, {}];
      draw();
      say(`${name(now.length - 1)}: added.`);
      first(rows.lastElementChild).focus();
      change([...now], true);
    } });
    const remove = (at) => {
      say(`${name(at)}: removed.`);
      now = now.toSpliced(at, 1);
      draw();
      (now.length ? first(rows.children[Math.min(at, now.length - 1)]) : add).focus();
      change([...now], true);
    };
    const draw = () => rows.replaceChildren(...now.map((one, at) => group({ label: name(at) },
      ...field.parts.map((part) => control(part, one[part.key], (given, done) => {
        now[at] = { ...now[at], [part.key]: given };
        change([...now], done);
      }, spec, say)),
      make("button", { type: "button", text: "Remove", "aria-label": `Remove ${name(at)}`, onclick: () => remove(at) }))));
    draw();
    return group(field, rows, add);
  },
};

const control = (field, value, change, spec, say) => controls[field.kind](field, value, change, spec, say);

// blocks of a paper as text; headings are paragraphs here, since the page numbers real ones as its own
const paper = (blocks) => list(blocks).map((block) => {
  const both = (text, beside) => [text, ...(beside ? [make("span", { class: "cb-beside", lang: block.lang, text: beside })] : [])];
  if (block.is === "heading") {
    return make("p", { class: `cb-paper-${block.level ? "heading" : "title"}` }, ...both(`${block.number} ${block.text}`.trim(), block.beside));
  }
  if (block.is === "lines") return make("p", { class: "cb-preview-text", text: block.lines.join("\n") });
  if (block.is === "break") return make("hr");
  if (block.is === "list") return make("ul", {}, ...block.items.map((item) => make("li", { text: item })));
  if (block.is === "table") {
    return make("table", {}, make("caption", {}, ...both(block.caption, block.beside)),
      make("thead", {}, make("tr", {}, ...block.columns.map((text) => make("th", { scope: "col", text })))),
      make("tbody", {}, ...block.rows.map((row) => make("tr", {}, ...row.map((text) => make("td", { text }))))));
  }
  const label = block.label ? [make("strong", { text: `${block.label}: ` })] : [];
  const words = make("span", { text: block.text, lang: block.language === "en" ? null : block.language });
  return make("p", { class: "cb-preview-text" }, `${block.number} `.trimStart(), ...label, words);
});

const region = (name, label) => make("div", { class: `cb-preview ${name}`, role: "region", "aria-label": label, tabindex: 0 });

// an empty region would be announced with nothing in it
const filled = (box, parts) => {
  box.replaceChildren(...parts);
  box.hidden = !parts.length;
  // where the browser skips the look of what is out of view, it does not know that this is hidden
  box.ariaHidden = parts.length ? null : "true";
};

kinds.request = (spec, value, change, say, model) => {
  const now = { document: spec.document, fields: {}, ...object(value) };
  // what was sent is written by the kernel alone, so the page always takes it from there
  const set = (fields, done) => {
    now.fields = fields;
    change({ ...object(model.get("value")), document: spec.document, fields: { ...fields } }, done);
  };
  const form = make("div", { class: "cb-request-form" }, ...spec.sections.map((section) => group(section,
    ...section.fields.map((field) => control(field, now.fields[field.key],
      (given, done) => set({ ...now.fields, [field.key]: given }, done), spec, say)))));
  const preview = region("cb-request-preview", "How the document will read");
  const findings = make("div", { class: "cb-findings", role: "region", "aria-label": "What the checklist finds" });
  const letters = make("div", { class: "cb-letters", role: "region", "aria-label": "Letters of the requested State" });
  let beside = "";
  const ask = (what, told) => () => {
    say(told);
    // what was typed a moment ago must be there before the desk reads it
    if (model.get("value")) change(model.get("value"));
    model.send({ do: what, beside });
  };
  const button = (text, what, told) => make("button", { type: "button", text, onclick: ask(what, told) });
  const buttons = (names) => make("div", { class: "cb-acts" }, ...Object.entries(names)
    .filter(([what]) => list(model.get("acts")).includes(what)).map(([what, [text, told]]) => button(text, what, told)));
  const acts = buttons({ check: ["Check", "Checking."], send: [`Send to ${spec.sends}`, "Sending."] });
  const prints = buttons({
    pdf: ["Download as PDF", "Printing."], docx: ["Download as DOCX", "Printing."], html: ["Download as HTML", "Printing."],
  });
  const languages = [{ key: "fr", text: "French" }, { key: "ru", text: "Russian" }];
  prints.prepend(select("Second language of the headings, if you want one", languages, beside, (key) => { beside = key; }));
  const drawn = {
    preview: () => preview.replaceChildren(...paper(model.get("preview"))),
    findings: () => filled(findings, paper(model.get("findings"))),
    letters: () => filled(letters, list(model.get("letters")).map((letter) =>
      make("div", { class: "cb-letter", role: "group", "aria-label": letter.label }, ...paper(letter.blocks)))),
  };
  for (const [name, draw] of Object.entries(drawn)) {
    model.on(`change:${name}`, draw);
    draw();
  }
  model.on("msg:custom", (message, buffers) => {
    if (!message.file) return;
    const link = make("a", { download: message.file, href: URL.createObjectURL(new Blob(buffers, { type: message.type })) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
  return [make("div", { class: "cb-request-both" }, form, preview), acts, findings, letters, prints];
};
