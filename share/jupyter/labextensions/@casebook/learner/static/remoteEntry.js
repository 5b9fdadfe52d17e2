// The learner's view of Casebook's own notebooks (metadata casebook.module); every other notebook is left alone.
// Written by hand as a module-federation container: nothing is compiled, what is read here is what runs.
(function () {
  'use strict';

  const STYLE = `
.cb-notebook .cb-hidden > .jp-Cell-inputWrapper,
.cb-notebook .cb-hidden > .jp-CellHeader,
.cb-notebook .jp-InputPrompt, .cb-notebook .jp-OutputPrompt,
.cb-notebook .jp-OutputArea-promptOverlay,
.cb-notebook .jp-Collapser, .cb-notebook .jp-Notebook-footer,
.cb-notebook .cb-hidden .jp-Placeholder { display: none; }
.cb-notebook .cb-hidden.jp-mod-noOutputs { display: none; }
.cb-notebook .jp-Toolbar-item:is([data-jp-item-name="insert"], [data-jp-item-name="cut"], [data-jp-item-name="copy"],
  [data-jp-item-name="paste"], [data-jp-item-name="cellType"]) { display: none; }
.cb-notebook .jp-Cell { max-width: 60rem; margin-inline: auto; }
.cb-notebook .jp-Cell.jp-mod-active { background: none; }
.cb-notebook .jp-RenderedHTMLCommon { font-size: 16px; line-height: 1.6; max-width: 75ch; }
.cb-notebook .jp-RenderedMarkdown { overflow-x: auto; }
/* a table may use the whole column, and is read by people: not in the small letters of a data frame */
.cb-notebook .jp-OutputArea-output:has(> table, > * > table) { max-width: none; }
.cb-notebook .jp-RenderedHTMLCommon table { font-size: 14px; }
.cb-notebook .jp-RenderedMarkdown.jp-RenderedHTMLCommon th:not([align]) { text-align: start; }
.cb-notebook .jp-RenderedHTMLCommon table.cb-map { font-size: 16px; margin: 0.5rem 0; width: 100%; table-layout: auto; }
.cb-notebook .jp-RenderedHTMLCommon :is(h1, h2, h3) { line-height: 1.25; }
.cb-notebook .jp-RenderedHTMLCommon table.cb-map :is(th, td) {
  text-align: left; padding: 0.6rem 0.75rem; vertical-align: middle; max-width: none; white-space: normal;
}
.cb-map progress { display: block; inline-size: 8rem; max-inline-size: 100%; margin-block-end: 0.25rem; }
@media (max-width: 30rem) {
  .cb-notebook .jp-RenderedHTMLCommon table.cb-map :is(th, td) { padding: 0.5rem 0.35rem; }
  .cb-map progress { inline-size: 100%; }
}
/* what a cell shows begins where prose begins */
.cb-notebook .jp-OutputArea-output.jp-RenderedHTMLCommon { padding-inline: 6px; }
.cb-bar {
  box-sizing: border-box; color: var(--jp-content-font-color1); background: var(--jp-layout-color1);
  border-block-end: 1px solid var(--jp-border-color1); overflow: hidden;
}
.cb-bar-inner { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem; padding: 0.4rem 0.75rem; max-width: 60rem; margin-inline: auto; }
.cb-bar p { margin: 0; flex: 1 1 8rem; font-size: 14px; }
.cb-bar .cb-notice { flex-basis: 100%; border-inline-start: 4px solid #b35900; padding-inline-start: 0.5rem; }
.cb-bar .cb-notice[hidden] { display: none; }
/* a page enlarged four times is as low as a hand: the bar is then one row, which scrolls, and leaves room to read */
@media (max-height: 26rem) {
  .cb-bar-inner { flex-wrap: nowrap; overflow-x: auto; padding-block: 0.25rem; }
  .cb-bar :is(.cb-button, p, .cb-notice) { flex: none; white-space: nowrap; }
}
/* Jupyter's frame around prose is transparent, and forced colours would draw it */
@media (forced-colors: active) { .cb-notebook .jp-RenderedMarkdown { border-color: Canvas; } }
.cb-button {
  font: inherit; font-size: 15px; min-height: 44px; padding: 0.25rem 0.9rem; border-radius: 4px; cursor: pointer;
  color: var(--jp-content-font-color1); background: var(--jp-layout-color1); border: 1px solid #767676;
}
.cb-button:hover { background: var(--jp-layout-color2); }
.cb-button:disabled { opacity: 0.55; cursor: default; }
.cb-button:focus-visible { outline: 3px solid var(--jp-brand-color1, #0b5cad); outline-offset: 2px; }
/* inside the box: outside, two of its four sides would be cut off */
.cb-dialog-body:focus-visible { outline: 3px solid var(--jp-brand-color1, #0b5cad); outline-offset: -3px; }
.cb-dialog {
  box-sizing: border-box; width: min(46rem, 94vw); max-height: 88vh; padding: 0; border-radius: 8px;
  border: 1px solid #767676; color: var(--jp-content-font-color1, #111); background: var(--jp-layout-color1, #fff);
  font: 16px/1.5 var(--jp-content-font-family, system-ui, sans-serif);
}
.cb-dialog[open] { display: flex; flex-direction: column; }
.cb-dialog::backdrop { background: rgb(0 0 0 / 45%); }
.cb-dialog h2 { margin: 0; padding: 0.9rem 1.25rem 0.5rem; font-size: 1.25rem; }
.cb-dialog-body { overflow: auto; padding: 0 1.25rem; overflow-wrap: anywhere; }
.cb-dialog-body li { margin-block: 0.5rem; }
.cb-dialog table { border-collapse: collapse; width: 100%; margin-block: 0.5rem; }
.cb-dialog :is(th, td) {
  text-align: start; vertical-align: top; padding: 0.4rem 0.6rem; overflow-wrap: break-word;
  border-block-end: 1px solid var(--jp-border-color2, #bdbdbd);
}
.cb-dialog caption { text-align: start; font-weight: 600; padding: 0.4rem 0.6rem; }
.cb-dialog-end { display: flex; justify-content: flex-end; padding: 0.75rem 1.25rem; }
.cb-receipt { display: grid; grid-template-columns: max-content 1fr; gap: 0.4rem 1rem; margin: 0.5rem 0; }
.cb-receipt dt { font-weight: 600; }
.cb-receipt dd { margin: 0; font-family: var(--jp-code-font-family, monospace); font-size: 15px; }
@media (max-width: 30rem) { .cb-receipt { grid-template-columns: 1fr; gap: 0; } .cb-receipt dd { margin-block-end: 0.5rem; } }
`;

  // a button calls the function of its name in its module of the kernel, and shows the panel that comes back
  const WORK = 'casebook.lab.work';
  const DESK = 'casebook.lab.desk';
  const IN_MODULE = [
    ['check', 'Check my work', WORK],
    ['mark', 'Mark my work', WORK],
    ['download', 'Download my work', WORK],
    ['words', 'Words', DESK],
  ];
  const ON_PAGE = [
    ['words', 'Words', DESK],
    ['portfolio', 'Print my work', DESK],
    ['certificate', 'Certificate', DESK],
    ['restore', 'Bring my work back', DESK],
  ];
  // bytes: in Base64 the file is one message to the kernel, and Jupyter drops the connection at a message of 10 MiB
  const LARGEST = 7e6;
  const SENTENCES = {
    loading: 'Loading the exercises',
    ready: 'The exercises are ready. Answers are saved as you give them.',
    page: 'Ready.',
    working: 'Working',
    failed: 'The exercises could not be loaded. Reload this page. If that does not help, close the course and open it again.',
    partly: 'Some exercises could not be loaded. Reload this page.',
    ended: 'The exercises have stopped. Your saved answers are safe. Reload this page.',
  };
  const KERNEL_WAIT = 60000;
  const DRAW_WAIT = 2000;
  const HOLD_LONGEST = 5000;
  // what every module needs
  const WARM = 'import casebook.lesson, casebook.forms.widget, casebook.questions';
  // a cell that asks a question
  const ASKS = /^(?:ask|practice)\(/m;
  // the address of a module: Notebook 7 opens /notebooks/<path>, JupyterLab /lab/tree/<path>
  const ADDRESS = /\/(?:notebooks|tree)\/((?:.*\/)?modules\/(m\d\d_\w+)\/\2\.ipynb)$/;

  let scope;
  const shared = async (name) => {
    const versions = scope[name];
    return (await versions[Object.keys(versions)[0]].get())();
  };

  const element = (tag, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };

  /** The cells of a notebook that carry a tag, in order. */
  const tagged = (panel, tag) =>
    panel.content.widgets.filter((cell) => cell.model.type === 'code' && (cell.model.getMetadata('tags') || []).includes(tag));

  /** Evaluate a Python expression in the notebook's kernel: its MIME bundle, or an error with the kernel's words. */
  const evaluate = async (panel, expression) => {
    const kernel = panel.sessionContext.session?.kernel;
    if (!kernel) throw new Error(SENTENCES.ended);
    const content = { code: '', silent: true, store_history: false, user_expressions: { it: expression } };
    const reply = (await kernel.requestExecute(content).done).content;
    const it = reply.user_expressions?.it;
    if (it?.status === 'ok') return it.data;
    throw new Error(it?.evalue || reply.evalue || SENTENCES.ended);
  };

  /** Show HTML made by the course, or plain text, in a dialog. Focus moves in; Escape closes and gives it back. */
  const show = (title, body) => {
    const close = element('button', { className: 'cb-button', type: 'button', textContent: 'Close' });
    const heading = element('h2', { id: 'cb-dialog-title', textContent: title });
    const inside = element('div', { className: 'cb-dialog-body', tabIndex: 0 });
    if (body.html !== undefined) inside.innerHTML = body.html;
    else inside.append(element('p', { textContent: body.text }));
    const dialog = element('dialog', { className: 'cb-dialog' }, heading, inside, element('div', { className: 'cb-dialog-end' }, close));
    dialog.setAttribute('aria-labelledby', heading.id);
    close.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => dialog.remove());
    // Jupyter's shortcuts must not act on what lies behind the dialog
    dialog.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        event.preventDefault();
        dialog.close();
      }
      event.stopPropagation();
    });
    document.body.append(dialog);
    dialog.showModal();
    inside.focus();
  };

  /** Let the learner choose a zip: its name and its bytes in Base64, as two Python strings. */
  const chosenFile = () => new Promise((resolve, reject) => {
    const input = element('input', { type: 'file', accept: '.zip,application/zip' });
    input.addEventListener('cancel', () => reject(new Error('No file was chosen.')));
    input.addEventListener('change', async () => {
      const [file] = input.files;
      if (!file) return reject(new Error('No file was chosen.'));
      if (file.size > LARGEST) return reject(new Error('The file is too large to be one of Download my work. Choose the right file.'));
      const bytes = new Uint8Array(await file.arrayBuffer());
      const encoded = btoa(Array.from(bytes, (one) => String.fromCharCode(one)).join(''));
      resolve(`${JSON.stringify(file.name)}, "${encoded}"`);
    });
    input.click();
  });

  /** Fetch a file of modules/ and hand it to the browser. A plain link that fails would fail without a word. */
  const save = async (app, panel, name) => {
    const { path } = panel.context;
    const folders = path.slice(0, path.lastIndexOf('modules/') + 'modules'.length).split('/');
    const url = await app.serviceManager.contents.getDownloadUrl([...folders, name].join('/'));
    const reply = await fetch(url, { credentials: 'same-origin', cache: 'no-store' }).catch(() => undefined);
    if (!reply?.ok) throw new Error(`${name} is made and lies in the folder modules, but it could not be downloaded. Press the button again.`);
    const held = URL.createObjectURL(await reply.blob());
    const link = element('a', { href: held, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    // the browser reads the bytes after the click
    setTimeout(() => URL.revokeObjectURL(held), KERNEL_WAIT);
  };

  /** The bar above the notebook: three buttons and what is going on. */
  const bar = (lumino, panel, named) => {
    const status = element('p', { textContent: SENTENCES.loading });
    status.setAttribute('role', 'status');
    const buttons = named.map(([name, label, from]) => {
      const button = element('button', { className: 'cb-button', type: 'button', textContent: label, disabled: true, name });
      button.dataset.from = from;
      return button;
    });
    const notice = element('p', { className: 'cb-notice', hidden: true });
    const inner = element('div', { className: 'cb-bar-inner' }, ...buttons, status, notice);
    const node = element('div', { className: 'cb-bar' }, inner);
    node.setAttribute('role', 'region');
    node.setAttribute('aria-label', 'Your work');
    const widget = new lumino.Widget({ node });
    panel.contentHeader.addWidget(widget);
    // Lumino reads a fixed height, and the buttons wrap on a narrow screen
    const fit = () => {
      node.style.minHeight = node.style.maxHeight = `${inner.offsetHeight + 1}px`;
      widget.parent?.fit();
    };
    const watch = new ResizeObserver(fit);
    watch.observe(inner);
    widget.disposed.connect(() => watch.disconnect());
    return { status, buttons, notice };
  };

  const connect = (app, actions, panel, status, buttons) => {
    let before = '';
    for (const button of buttons) {
      button.disabled = false;
      button.addEventListener('click', async () => {
        if (button.ariaBusy === 'true') return;
        if (status.textContent !== SENTENCES.working) before = status.textContent;
        button.ariaBusy = 'true';
        status.textContent = SENTENCES.working;
        try {
          const given = button.name === 'restore' ? await chosenFile() : '';
          const data = await evaluate(panel, `__import__('${button.dataset.from}', fromlist=['it']).${button.name}(${given})`);
          const facts = data['application/json'];
          if (button.name === 'mark') await actions.runCells(panel.content, tagged(panel, 'cb-mark'), panel.sessionContext);
          if (facts.file) await save(app, panel, facts.file);
          show(facts.title, { html: data['text/html'] });
        } catch (error) {
          show(button.textContent, { text: error.message });
        }
        button.ariaBusy = 'false';
        // the kernel may have ended meanwhile, and another button may still be at work
        const idle = buttons.every((one) => one.ariaBusy !== 'true');
        if (idle && status.textContent === SENTENCES.working) status.textContent = before;
      });
    }
  };

  /** Wait for the kernel; false when it does not come up. */
  const kernelReady = async (panel) => {
    const late = new Promise((resolve) => setTimeout(() => resolve(false), KERNEL_WAIT));
    const dead = new Promise((resolve) =>
      panel.sessionContext.statusChanged.connect((_, now) => (now === 'dead' ? resolve(false) : undefined)));
    const up = (async () => {
      await panel.sessionContext.ready;
      const kernel = panel.sessionContext.session?.kernel;
      if (!kernel) return false;
      await kernel.info;
      return true;
    })().catch(() => false);
    return Promise.race([up, dead, late]);
  };

  /** Wait until the first form can be used, or a moment has passed. */
  const firstForm = (panel) => new Promise((resolve) => {
    const there = () => panel.node.querySelector('.cb-form :is(input, textarea, select, button)');
    const end = () => { watch.disconnect(); clearTimeout(late); resolve(); };
    const watch = new MutationObserver(() => there() && end());
    const late = setTimeout(end, DRAW_WAIT);
    watch.observe(panel.node, { childList: true, subtree: true });
    if (there()) end();
  });

  const firstQuestion = (cells) => cells.findIndex((cell) => ASKS.test(cell.model.sharedModel.source));

  /**
   * Keep Jupyter from drawing what comes after the first question, so that its form has the browser for itself.
   * Returns the function that ends this; where the kernel is slow it ends by itself, since the text can be read.
   * Jupyter draws, when it is idle, every cell that calls itself a placeholder.
   */
  const hold = ({ content }) => {
    const first = firstQuestion(content.widgets);
    const held = first < 0 ? [] : content.widgets.slice(first + 1);
    for (const cell of held) cell.isPlaceholder = () => false;
    const end = () => {
      clearTimeout(longest);
      for (const cell of held) delete cell.isPlaceholder;
      content.update();
    };
    const longest = setTimeout(end, HOLD_LONGEST);
    return end;
  };

  /** Run the tagged cells in order, those up to the first form before all others. One that fails stops no other. */
  const load = async (actions, panel, release) => {
    const cells = tagged(panel, 'cb-run');
    const run = (some) => actions.runCells(panel.content, some, panel.sessionContext);
    const first = firstQuestion(cells) + 1;
    const begun = await run(cells.slice(0, first));
    if (begun && first) await firstForm(panel);
    release();
    if ((await run(cells.slice(first))) && begun) return true;
    for (const cell of cells.filter((one) => !one.model.executionCount)) await run([cell]);
    return false;
  };

  /** Leave keys to the exercise that has the focus: Jupyter's command mode would take the arrows of a radio group. */
  const keepKeys = (panel) => {
    const inExercise = (target) => target instanceof Element && target.closest('.jp-OutputArea-output');
    // Lumino looks at the focused element before its ancestors, so the mark must be on the element itself
    panel.node.addEventListener('focusin', ({ target }) => {
      if (inExercise(target)) target.setAttribute('data-lm-suppress-shortcuts', 'true');
    });
    // answers are saved already: the browser must not offer to save the page
    panel.node.addEventListener('keydown', (event) => {
      if (inExercise(event.target) && (event.ctrlKey || event.metaKey) && event.key === 's') event.preventDefault();
    }, true);
  };

  /** Let Tab come to each line of code that a learner runs: Jupyter's own keys for it are taken by the exercises. */
  const reachCode = (panel) => {
    for (const { model, node } of panel.content.widgets) {
      if (model.type !== 'code' || (model.getMetadata('tags') || []).includes('cb-hidden')) continue;
      // Jupyter takes the place in the order of Tab away when it draws the cell
      const stay = () => { if (node.tabIndex !== 0) node.tabIndex = 0; };
      new MutationObserver(stay).observe(node, { attributes: true, attributeFilter: ['tabindex'] });
      stay();
      node.setAttribute('aria-description', 'Shift and Enter run it.');
    }
  };

  /** Give each slider the name that its label has for the eye; the stock widget leaves it without one. */
  const nameSliders = (panel) => {
    const watch = new MutationObserver(() => {
      for (const handle of panel.node.querySelectorAll('.widget-slider [role="slider"]:not([aria-label])'))
        handle.setAttribute('aria-label', handle.closest('.widget-slider').querySelector('.widget-label')?.textContent || 'Slider');
    });
    watch.observe(panel.node, { childList: true, subtree: true });
    panel.disposed.connect(() => watch.disconnect());
  };

  /**
   * Say to a screen reader what the eye does not see. Jupyter lets the browser skip the look of cells out of view
   * (content-visibility), and with it that their code, their Markdown and their prompts are not shown: without this it
   * reads them out.
   */
  const silence = (panel) => {
    const unseen = ['.cb-hidden > .jp-Cell-inputWrapper', '.cb-ours.jp-MarkdownCell .jp-InputArea-editor']
      .concat(['.jp-InputPrompt', '.jp-OutputPrompt', '.jp-Collapser', '.jp-InternalAnchorLink', '.jp-collapseHeadingButton'])
      .map((one) => `${one}:not([aria-hidden])`).join();
    const look = () => { for (const part of panel.node.querySelectorAll(unseen)) part.setAttribute('aria-hidden', 'true'); };
    const watch = new MutationObserver(look);
    watch.observe(panel.node, { childList: true, subtree: true });
    look();
    panel.disposed.connect(() => watch.disconnect());
  };

  /** Let the keyboard into what is wider than its box, such as a table on a telephone: arrows scroll it then. */
  const reachWide = (panel) => {
    const name = (box) => {
      const caption = box.querySelector('caption')?.textContent.trim();
      return caption ? `Table: ${caption}` : `${box.querySelector('table') ? 'Table' : 'Part'} wider than the page`;
    };
    const measure = (box) => {
      const wide = box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1;
      if (wide === box.hasAttribute('data-cb-wide')) return;
      box.toggleAttribute('data-cb-wide', wide);
      const given = { tabindex: 0, role: 'region', 'aria-label': name(box), 'data-lm-suppress-shortcuts': 'true' };
      for (const [key, value] of Object.entries(given)) wide ? box.setAttribute(key, value) : box.removeAttribute(key);
    };
    // a box is measured when it is drawn and whenever its size changes, never at each change of the page
    const sizes = new ResizeObserver((entries) => entries.forEach(({ target }) => measure(target)));
    const known = new WeakSet();
    const look = () => {
      for (const box of panel.node.querySelectorAll('.jp-RenderedMarkdown, .jp-OutputArea-output')) {
        if (known.has(box)) continue;
        known.add(box);
        sizes.observe(box);
      }
    };
    const watch = new MutationObserver(look);
    watch.observe(panel.node, { childList: true, subtree: true });
    look();
    panel.disposed.connect(() => { watch.disconnect(); sizes.disconnect(); });
  };

  /**
   * Ask for the module's kernel while Jupyter itself still loads: both take seconds, and now they overlap.
   * Jupyter finds the session when it looks for one with this path. Should it have looked too soon, ours is given back.
   */
  const startEarly = async (path) => {
    const { baseUrl, token } = JSON.parse(document.getElementById('jupyter-config-data').textContent);
    const headers = { 'Content-Type': 'application/json' };
    if (token) headers.Authorization = `token ${token}`;
    const xsrf = document.cookie.match(/(?:^|; )_xsrf=([^;]+)/)?.[1];
    if (xsrf) headers['X-XSRFToken'] = xsrf;
    const request = (name, init) => fetch(`${baseUrl}api/sessions${name}`, { ...init, headers, credentials: 'same-origin' });
    const body = JSON.stringify({ path, name: path.split('/').pop(), type: 'notebook', kernel: { name: 'python3' } });
    const reply = await request('', { method: 'POST', body });
    if (!reply.ok) return undefined;
    const { id } = await reply.json();
    return { settle: (used) => (used === id ? undefined : request(`/${id}`, { method: 'DELETE' })) };
  };
  const opened = decodeURIComponent(location.pathname).match(ADDRESS)?.[1];
  const early = opened ? startEarly(opened).catch(() => undefined) : undefined;

  /**
   * Connect the page to its kernel, and let the kernel load what every module needs, while the cells are still being
   * drawn: Jupyter itself would look for the session only after it has read the notebook and its checkpoints.
   */
  const connectEarly = async ({ sessionContext }) => {
    await sessionContext.initialize();
    await sessionContext.session?.kernel?.requestExecute({ code: WARM, silent: true, store_history: false }).done;
  };

  const dress = async (app, actions, lumino, panel, early) => {
    early?.then((made) => made && connectEarly(panel)).catch(() => undefined);
    await panel.context.ready;
    const { module, title } = panel.model?.getMetadata('casebook') || {};
    if (!module) return;
    panel.addClass('cb-notebook');
    for (const cell of tagged(panel, 'cb-hidden')) {
      cell.addClass('cb-hidden');
      // nobody sees its colours, and to parse every hidden cell for them, twice, keeps the first form waiting
      Object.defineProperty(cell.model, 'mimeType', { get: () => 'text/plain', set: () => undefined });
    }
    const release = hold(panel);
    keepKeys(panel);
    nameSliders(panel);
    reachWide(panel);
    for (const cell of panel.content.widgets) if (cell.model.getMetadata('editable') === false) cell.addClass('cb-ours');
    silence(panel);
    const page = !/^m\d\d_/.test(module);
    const { status, buttons, notice } = bar(lumino, panel, page ? ON_PAGE : IN_MODULE);
    if (!(await kernelReady(panel))) {
      status.textContent = SENTENCES.failed;
      return;
    }
    evaluate(panel, "__import__('casebook.forms', fromlist=['forms']).stylesheet().encode().hex()")
      .then((data) => style('cb-forms', unhex(data['text/plain'])))
      .catch(() => undefined);
    early?.then((made) => made?.settle(panel.sessionContext.session?.id)).catch(() => undefined);
    const whole = await load(actions, panel, release);
    status.textContent = whole ? SENTENCES[page ? 'page' : 'ready'] : SENTENCES.partly;
    connect(app, actions, panel, status, buttons);
    evaluate(panel, `__import__('${DESK}', fromlist=['it']).temporary()`)
      .then((data) => {
        notice.textContent = (data['text/plain'] || '').slice(1, -1);
        notice.hidden = !notice.textContent;
      })
      .catch(() => undefined);
    panel.sessionContext.statusChanged.connect((_, now) => {
      if (now === 'dead' || now === 'restarting') status.textContent = SENTENCES.ended;
    });
    reachCode(panel);
    introduce(panel, title);
    panel.node.dataset.cbReady = String(whole);
    // what has run is not worth saving, but the page must not ask about it when it is closed
    await panel.context.save();
  };

  /** In the simple view: call the page what the lesson is called, and let the link past the menus lead to it. */
  const introduce = (panel, title) => {
    if (!/\/notebooks\//.test(location.pathname)) return;
    if (title) document.title = `${title} - Casebook`;
    // Jupyter's own way leads to the code of the first cell, which is not shown
    const first = panel.content.widgets.find((cell) => !cell.hasClass('cb-hidden'));
    document.querySelector('.skip-link')?.addEventListener('click', () => first?.node.focus());
  };

  const unhex = (text) => {
    const bytes = text.match(/[0-9a-f]{2}/g) || [];
    return new TextDecoder().decode(Uint8Array.from(bytes, (one) => parseInt(one, 16)));
  };

  const style = (id, text) => {
    if (document.getElementById(id)) return;
    document.head.append(element('style', { id, textContent: text }));
  };

  const plugin = async () => {
    const { INotebookTracker, NotebookActions } = await shared('@jupyterlab/notebook');
    const lumino = await shared('@lumino/widgets');
    return {
      id: '@casebook/learner:plugin',
      autoStart: true,
      requires: [INotebookTracker],
      activate: (app, tracker) => {
        style('cb-learner', STYLE);
        const add = (panel) => dress(app, NotebookActions, lumino, panel, panel.context.path === opened ? early : undefined);
        tracker.forEach(add);
        tracker.widgetAdded.connect((_, panel) => add(panel));
      },
    };
  };

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB['@casebook/learner'] = {
    init: (given) => { scope = given; },
    get: async () => {
      const made = await plugin();
      return () => ({ default: made, __esModule: true });
    },
  };
})();
