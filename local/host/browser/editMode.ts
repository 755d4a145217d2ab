import { type Layout, layouts } from '../pages/canvas';
import type { PagePayload } from '../pages/payload';
import type { Emphasis } from '../themes';
import { words } from '../words';
import type { Canvas, Decoration, PlacedColumn, PlacedSection, PlacedWebPart } from './canvas';
import { announce, byId, h, icon, type IconName } from './dom';
import { PageRefusedError, PageStore } from './pageStore';
import { DisplayMode } from './runtime';
import { chooseWebPart } from './toolbox';

type Text = (typeof words)[PagePayload['culture']];

/** Editing a page: sections, web parts and their properties, kept here until they are saved, published or discarded. */
export class EditMode {
  private readonly _text: Text;
  private readonly _store: PageStore;
  private _title: string;
  private _saved: string = '';
  private _stored: { readonly title: string; readonly canvas: string; readonly isDraft: boolean };
  private _removed: PlacedWebPart[] = [];
  private _isEditing: boolean = false;

  public constructor(
    private readonly _payload: PagePayload,
    private readonly _canvas: Canvas
  ) {
    this._text = words[_payload.culture];
    this._store = new PageStore(_payload);
    this._title = _payload.title;
    this._stored = { title: _payload.title, canvas: _payload.canvas, isDraft: _payload.isDraft };
    window.addEventListener('beforeunload', (event) => {
      if (this._isEditing && this._state() !== this._saved) event.preventDefault();
    });
    // The pane narrows the page: web parts measure themselves anew when it comes and goes.
    new ResizeObserver(() => this._canvas.manager.notifyWebPartContainerResize()).observe(byId('host-canvas'));
  }

  /** Shows the command that starts editing. */
  public offer(): void {
    const note = h('span', { id: 'host-edit-message', class: 'host-quiet' }, this._stored.isDraft ? this._text.draft : '');
    byId('host-commands').replaceChildren(note, this._button(this._text.edit, 'edit', () => this._start(), 'host-button'));
  }

  private async _start(): Promise<void> {
    try {
      await this._store.checkOut();
    } catch (error) {
      this._say(error instanceof PageRefusedError ? error.message : this._text.offline, true);
      return;
    }
    this._isEditing = true;
    document.body.classList.add('host-editing');
    this._showBar();
    await this._canvas.setDisplayMode(DisplayMode.Edit);
    this._draw();
    this._saved = this._state();
    byId('host-title-field').focus();
    announce(this._text.editing);
  }

  private _state(): string {
    return JSON.stringify([this._title, this._canvas.serialize()]);
  }

  private _showBar(): void {
    const field = h('input', { id: 'host-title-field', class: 'host-field', value: this._title, 'aria-label': this._text.pageTitle, maxlength: 255, input: () => (this._title = field.value) });
    byId('host-commands').replaceChildren(
      field,
      h('span', { id: 'host-edit-message', class: 'host-quiet' }),
      this._button(this._text.discard, undefined, () => this._discard(), 'host-button'),
      this._button(this._text.saveDraft, undefined, () => this._save(false), 'host-button'),
      this._button(this._text.publish, undefined, () => this._save(true), 'host-button host-primary')
    );
  }

  private async _save(isPublished: boolean): Promise<void> {
    if (this._title.trim() === '') return this._say(this._text.titleMissing, true);
    this._say(this._text.saving, false);
    const canvas = this._canvas.serialize();
    try {
      await this._store.save(this._title.trim(), canvas);
      if (isPublished) await this._store.publish();
    } catch (error) {
      this._say(`${this._text.notSaved} ${error instanceof PageRefusedError ? error.message : this._text.offline}`, true);
      return;
    }
    this._stored = { title: this._title.trim(), canvas, isDraft: !isPublished };
    document.title = this._title;
    byId('host-page-title').textContent = this._title;
    await this._leave();
    this.offer();
    announce(isPublished ? this._text.published : this._text.savedDraft);
  }

  /** Gives the page back as it was, an earlier draft included; a fresh load shows exactly what is stored. */
  private async _discard(): Promise<void> {
    if (this._state() !== this._saved && !window.confirm(this._text.confirmDiscard)) return;
    try {
      if (this._stored.isDraft) await this._store.save(this._stored.title, this._stored.canvas);
      else await this._store.discard();
    } catch (error) {
      this._say(error instanceof PageRefusedError ? error.message : this._text.offline, true);
      return;
    }
    this._isEditing = false;
    window.location.reload();
  }

  private async _leave(): Promise<void> {
    this._isEditing = false;
    this._closePane();
    for (const webPart of this._removed) this._canvas.dispose(webPart);
    this._removed = [];
    document.body.classList.remove('host-editing');
    await this._canvas.setDisplayMode(DisplayMode.Read);
    this._canvas.draw();
    byId('host-commands').querySelector('button')?.focus();
  }

  private _say(sentence: string, isError: boolean): void {
    const message = byId('host-edit-message');
    message.classList.toggle('host-error', isError);
    message.textContent = sentence;
    announce(sentence);
  }

  /** Draws the canvas and brings the focus back to the control that had it, or to the one that `focus` names. */
  private _draw(focus?: string): void {
    const wanted = focus ?? document.activeElement?.getAttribute('data-control');
    const decoration: Decoration = {
      section: (section) => this._sectionBar(section),
      webPart: (webPart) => this._webPartBar(webPart),
      column: (column) => this._addButton(column),
      end: () => this._sectionAdder()
    };
    this._canvas.draw(decoration);
    if (wanted) document.querySelector<HTMLElement>(`[data-control="${CSS.escape(wanted)}"]`)?.focus();
  }

  private _sectionBar(section: PlacedSection): HTMLElement {
    const index = this._canvas.sections.indexOf(section);
    const factors = section.columns.map(({ factor }) => factor).join();
    const layoutNames = Object.keys(layouts) as Layout[];
    const layout = this._select(`layout-${index}`, this._text.layout, layoutNames.map((name) => [name, this._text.layouts[name], layouts[name].join() === factors]), (value) =>
      this._canvas.layOut(section, value as Layout)
    );
    const background = this._select(`background-${index}`, this._text.background, this._text.emphases.map((name, value) => [String(value), name, section.emphasis === value]), (value) =>
      this._canvas.setEmphasis(section, Number(value) as Emphasis)
    );
    const move = (by: number): void => {
      const [moved] = this._canvas.sections.splice(index, 1);
      if (moved) this._canvas.sections.splice(index + by, 0, moved);
      this._draw(`section-${by < 0 ? 'up' : 'down'}-${index + by}`);
      announce(this._text.moved);
    };
    return h(
      'div',
      { class: 'host-section-bar', role: 'group', 'aria-label': this._text.section.replace('{number}', String(index + 1)) },
      layout,
      background,
      this._tool(`section-up-${index}`, this._text.moveSectionUp, 'up', () => move(-1), index === 0),
      this._tool(`section-down-${index}`, this._text.moveSectionDown, 'down', () => move(1), index === this._canvas.sections.length - 1),
      this._tool(`section-remove-${index}`, this._text.removeSection, 'remove', () => this._removeSection(section))
    );
  }

  private _webPartBar(webPart: PlacedWebPart): HTMLElement {
    const { instanceId, title } = webPart.content;
    const tool = (name: IconName, label: string, act: () => void, isDisabled = false): HTMLElement => this._tool(`${name}-${instanceId}`, label, name, act, isDisabled);
    const slots = this._canvas.sections.flatMap((section) => section.columns);
    const isFirst = slots[0]?.webParts[0] === webPart;
    const last = slots[slots.length - 1];
    const isLast = last?.webParts[last.webParts.length - 1] === webPart;
    return h(
      'div',
      { class: 'host-toolbar', role: 'toolbar', 'aria-label': this._text.webPart.replace('{title}', title) },
      h('span', { class: 'host-toolbar-title' }, title),
      tool('edit', this._text.properties, () => this._canvas.manager.requestPropertyPaneAction(instanceId, 'Open')),
      tool('up', this._text.moveUp, () => this._move(webPart, -1), isFirst),
      tool('down', this._text.moveDown, () => this._move(webPart, 1), isLast),
      tool('copy', this._text.duplicate, () => this._duplicate(webPart)),
      tool('remove', this._text.remove, () => this._remove([webPart]))
    );
  }

  private _addButton(column: PlacedColumn): HTMLElement {
    const key = `add-${this._canvas.sections.findIndex((section) => section.columns.includes(column))}-${this._canvas.sections.flatMap(({ columns }) => columns).indexOf(column)}`;
    const button = this._button(this._text.addWebPart, 'add', () => this._add(column), 'host-add');
    button.setAttribute('data-control', key);
    return button;
  }

  private _sectionAdder(): HTMLElement {
    const add = (layout: Layout): void => {
      this._canvas.sections.push({ emphasis: 0, columns: layouts[layout].map((factor) => ({ factor, webParts: [] })) });
      this._draw();
      announce(this._text.sectionAdded);
    };
    const names: readonly Layout[] = ['one', 'two', 'three'];
    return h('div', { class: 'host-section-adder', role: 'group', 'aria-label': this._text.addSection }, h('span', {}, this._text.addSection), ...names.map((name) => this._button(this._text.layouts[name], 'add', () => add(name), 'host-button')));
  }

  private async _add(column: PlacedColumn): Promise<void> {
    const choice = await chooseWebPart(this._payload.culture);
    if (!choice) return;
    const webPart = this._canvas.place(choice.manifest, choice.entry);
    column.webParts.push(webPart);
    this._draw(`edit-${webPart.content.instanceId}`);
    await this._canvas.mount(webPart);
    webPart.frame.scrollIntoView({ block: 'nearest' });
    announce(this._text.added.replace('{title}', webPart.content.title));
  }

  private async _duplicate(webPart: PlacedWebPart): Promise<void> {
    const copy = this._canvas.copy(webPart);
    const column = this._columnOf(webPart);
    column?.webParts.splice(column.webParts.indexOf(webPart) + 1, 0, copy);
    this._draw(`edit-${copy.content.instanceId}`);
    await this._canvas.mount(copy);
    announce(this._text.added.replace('{title}', copy.content.title));
  }

  /** One place on: within the column, then into the next column, then into the next section. */
  private _move(webPart: PlacedWebPart, by: -1 | 1): void {
    const columns = this._canvas.sections.flatMap((section) => section.columns);
    const from = this._columnOf(webPart);
    if (!from) return;
    const index = from.webParts.indexOf(webPart);
    const isInside = index + by >= 0 && index + by < from.webParts.length;
    const target = isInside ? from : columns[columns.indexOf(from) + by];
    if (!target) return;
    from.webParts.splice(index, 1);
    target.webParts.splice(isInside ? index + by : by < 0 ? target.webParts.length : 0, 0, webPart);
    this._canvas.refreshThemes();
    this._draw(`${by < 0 ? 'up' : 'down'}-${webPart.content.instanceId}`);
    announce(this._text.moved);
  }

  /** Takes web parts off the page but keeps them alive, so that the way back restores them as they were. */
  private _remove(webParts: readonly PlacedWebPart[], undoMore?: () => void): void {
    const places = webParts.map((webPart) => ({ webPart, column: this._columnOf(webPart), index: this._columnOf(webPart)?.webParts.indexOf(webPart) ?? 0 }));
    this._closePane();
    for (const { webPart, column } of places) {
      column?.webParts.splice(column.webParts.indexOf(webPart), 1);
      webPart.frame.remove();
    }
    this._removed.push(...webParts);
    this._draw();
    this._say(this._text.removed, false);
    const undo = this._button(this._text.undo, undefined, () => {
      undoMore?.();
      for (const { webPart, column, index } of [...places].reverse()) column?.webParts.splice(index, 0, webPart);
      this._removed = this._removed.filter((webPart) => !webParts.includes(webPart));
      byId('host-edit-message').replaceChildren();
      this._draw();
    }, 'host-link');
    byId('host-edit-message').append(' ', undo);
    undo.focus();
  }

  private _removeSection(section: PlacedSection): void {
    this._closePane();
    const index = this._canvas.sections.indexOf(section);
    this._canvas.sections.splice(index, 1);
    this._remove(section.columns.flatMap((column) => column.webParts), () => this._canvas.sections.splice(index, 0, section));
  }

  private _closePane(): void {
    for (const { content } of this._canvas.webParts()) this._canvas.manager.requestPropertyPaneAction(content.instanceId, 'Close');
  }

  private _columnOf(webPart: PlacedWebPart): PlacedColumn | undefined {
    return this._canvas.sections.flatMap((section) => section.columns).find((column) => column.webParts.includes(webPart));
  }

  private _select(key: string, label: string, options: readonly (readonly [string, string, boolean])[], change: (value: string) => void): HTMLElement {
    const select = h('select', {
      class: 'host-field',
      'data-control': key,
      change: () => {
        change(select.value);
        this._draw(key);
      }
    }, ...options.map(([value, name, isSelected]) => h('option', { value, selected: isSelected }, name)));
    return h('label', { class: 'host-select' }, h('span', {}, label), select);
  }

  private _tool(key: string, label: string, name: IconName, act: () => void, isDisabled: boolean = false): HTMLElement {
    return h('button', { type: 'button', class: 'host-icon-button', 'data-control': key, 'aria-label': label, title: label, disabled: isDisabled, click: act }, icon(name));
  }

  private _button(label: string, name: IconName | undefined, act: () => void | Promise<void>, className: string): HTMLButtonElement {
    const click = (): void => {
      Promise.resolve(act()).catch((error: unknown) => console.error(`${label} failed`, error));
    };
    return h('button', { type: 'button', class: className, click }, name && icon(name), h('span', {}, label));
  }
}
