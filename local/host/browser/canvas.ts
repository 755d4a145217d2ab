import type { ServiceScope } from '@microsoft/sp-core-library';
import { type Layout, layouts, parseCanvas, type Section, serializeCanvas, type WebPartContent } from '../pages/canvas';
import type { PagePayload } from '../pages/payload';
import type { ComponentManifest, PreconfiguredEntry } from '../runtime/manifest';
import { localized } from '../runtime/manifest';
import { type Emphasis, sectionTheme, type ThemeDefinition, themes } from '../themes';
import { words } from '../words';
import { byId, h } from './dom';
import { createTheme, createWebPartScope, DisplayMode, Guid, listManifests, type ScopedTheme, type WebPartManager } from './runtime';

/** A web part on the page: what is stored of it and the element it lives in, which moves with it. */
export interface PlacedWebPart {
  content: WebPartContent;
  readonly frame: HTMLElement;
  readonly body: HTMLElement;
  theme?: ScopedTheme;
}
export interface PlacedColumn {
  readonly factor: number;
  readonly webParts: PlacedWebPart[];
}
export interface PlacedSection {
  emphasis: Emphasis;
  columns: PlacedColumn[];
}
/** What edit mode puts around sections, columns and web parts; in read mode nothing. */
export interface Decoration {
  section(section: PlacedSection): HTMLElement;
  webPart(webPart: PlacedWebPart): HTMLElement;
  column(column: PlacedColumn): HTMLElement;
  end(): HTMLElement;
}

/** The sections of the page and the web parts in them, drawn into `#host-canvas`. */
export class Canvas {
  public sections: PlacedSection[] = [];
  private _displayMode: DisplayMode = DisplayMode.Read;
  private readonly _theme: ThemeDefinition;

  public constructor(
    private readonly _payload: PagePayload,
    public readonly manager: WebPartManager,
    private readonly _root: ServiceScope
  ) {
    this._theme = themes[_payload.theme];
  }

  public async load(): Promise<void> {
    this.replace(parseCanvas(this._payload.canvas));
    await Promise.all(this.webParts().map((webPart) => this.mount(webPart)));
  }

  /** Takes a stored state; the web parts in it still have to be mounted. */
  public replace(sections: readonly Section[]): void {
    this.sections = sections.map((section) => ({
      emphasis: section.emphasis,
      columns: section.columns.map((column) => ({ factor: column.factor, webParts: column.webParts.map((content) => this._place(content)) }))
    }));
    this.draw();
  }

  public webParts(): PlacedWebPart[] {
    return this.sections.flatMap((section) => section.columns.flatMap((column) => column.webParts));
  }

  public place(manifest: ComponentManifest, entry: PreconfiguredEntry): PlacedWebPart {
    return this._place({
      id: manifest.id,
      instanceId: Guid.newGuid().toString(),
      title: localized(entry.title, this._payload.culture),
      description: localized(entry.description, this._payload.culture),
      dataVersion: '1.0',
      properties: { ...entry.properties }
    });
  }

  public copy(webPart: PlacedWebPart): PlacedWebPart {
    return this._place({ ...this._current(webPart), instanceId: Guid.newGuid().toString() });
  }

  /** Loads the web part under Microsoft's manager. A failure becomes a sentence in its place, the others go on. */
  public async mount(webPart: PlacedWebPart): Promise<void> {
    const manifest = listManifests().find(({ id }) => id === webPart.content.id);
    const { scope, provider } = createWebPartScope(this._root, sectionTheme(this._theme, this._emphasisOf(webPart)));
    webPart.theme = provider;
    try {
      if (!manifest) throw new Error(`Component ${webPart.content.id} is not in the package`);
      await this.manager.loadWebPart({
        domElement: webPart.body,
        instanceId: webPart.content.instanceId,
        manifest,
        displayMode: this._displayMode,
        webPartData: webPart.content,
        addedFromPersistedData: true,
        serviceScope: scope,
        pageLayoutType: 'Article'
      });
    } catch (error) {
      console.error('A web part could not be loaded', webPart.content.title, error);
      webPart.body.replaceChildren(h('p', { class: 'host-failed', role: 'alert' }, words[this._payload.culture].failed.replace('{title}', webPart.content.title)));
    }
  }

  public async setDisplayMode(mode: DisplayMode): Promise<void> {
    this._displayMode = mode;
    await this.manager._setDisplayMode(mode);
  }

  public dispose(webPart: PlacedWebPart): void {
    this.manager.disposeWebparts(webPart.content.instanceId);
    // Microsoft's manager leaves a hidden label behind; the frame is ours to remove.
    webPart.frame.remove();
  }

  public layOut(section: PlacedSection, layout: Layout): void {
    const all = section.columns.flatMap((column) => column.webParts);
    const factors = layouts[layout];
    const kept = section.columns.slice(0, factors.length).map((column) => column.webParts);
    const overflow = all.filter((webPart) => !kept.some((column) => column.includes(webPart)));
    section.columns = factors.map((factor, index) => ({ factor, webParts: [...(kept[index] ?? []), ...(index === factors.length - 1 ? overflow : [])] }));
  }

  public setEmphasis(section: PlacedSection, emphasis: Emphasis): void {
    section.emphasis = emphasis;
    this.refreshThemes();
  }

  /** Gives every web part the theme of the section it now stands in. */
  public refreshThemes(): void {
    for (const webPart of this.webParts()) webPart.theme?._setTheme(createTheme(sectionTheme(this._theme, this._emphasisOf(webPart))));
  }

  public serialize(): string {
    return serializeCanvas(
      this.sections.map((section) => ({
        emphasis: section.emphasis,
        columns: section.columns.map((column) => ({ factor: column.factor, webParts: column.webParts.map((webPart) => this._current(webPart)) }))
      }))
    );
  }

  /** Draws sections and columns anew around the same frames, so that web parts keep their state when they move. */
  public draw(decoration?: Decoration): void {
    const main = byId('host-canvas');
    const sections = this.sections.map((section) => {
      const palette = sectionTheme(this._theme, section.emphasis).palette;
      const columns = section.columns.map((column) => {
        for (const webPart of column.webParts) {
          webPart.frame.querySelector(':scope > .host-toolbar')?.remove();
          if (decoration) webPart.frame.prepend(decoration.webPart(webPart));
        }
        return h('div', { class: 'host-column', style: `--factor:${column.factor}` }, ...column.webParts.map(({ frame }) => frame), decoration?.column(column));
      });
      const grid = h('div', { class: 'host-columns', style: `--columns:${section.columns.map(({ factor }) => `minmax(0,${factor}fr)`).join(' ')}` }, ...columns);
      const style = `--section-background:${palette.white ?? ''};--section-text:${palette.neutralPrimary ?? ''}`;
      return h('div', { class: 'host-section', 'data-emphasis': section.emphasis, style }, decoration?.section(section), grid);
    });
    main.replaceChildren(...sections, ...(decoration ? [decoration.end()] : []));
    if (!decoration && this.webParts().length === 0) main.append(h('p', { class: 'host-empty' }, words[this._payload.culture].emptyPage));
    this.manager.notifyWebPartContainerResize();
  }

  private _place(content: WebPartContent): PlacedWebPart {
    const body = h('div', { class: 'host-webpart-body' });
    const frame = h('div', { class: 'host-webpart', 'data-web-part': content.id, 'data-instance': content.instanceId }, body);
    return { content, frame, body };
  }

  private _emphasisOf(webPart: PlacedWebPart): Emphasis {
    return this.sections.find((section) => section.columns.some((column) => column.webParts.includes(webPart)))?.emphasis ?? 0;
  }

  private _current(webPart: PlacedWebPart): WebPartContent {
    const { instanceId } = webPart.content;
    const live = this.manager.serialize(instanceId).get(instanceId);
    return live ? { ...webPart.content, ...live } : webPart.content;
  }
}
