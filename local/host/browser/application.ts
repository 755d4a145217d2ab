import type { PagePayload } from '../pages/payload';
import { payloadElementId } from '../pages/payload';
import { themes } from '../themes';
import { Canvas } from './canvas';
import { byId } from './dom';
import { EditMode } from './editMode';
import { applyPageTheme, BaseApplication, createManager, MinimalWebPartHost } from './runtime';
import { createTeamsHost } from './teams';

declare global {
  interface Window {
    /** Set when every web part of the page has rendered or failed; tests wait for `body[data-ready]`. */
    readonly loggiaHost?: { readonly canvas: Canvas };
  }
}

/** The application that SPFx's loader starts; on SharePoint it is the page itself. */
export default class HostApplication extends BaseApplication {
  public _getPageChromeProvider(): undefined {
    return undefined;
  }

  public async onLoad(): Promise<void> {
    const payload = JSON.parse(byId(payloadElementId).textContent ?? '') as PagePayload;
    const root = this.context.serviceScope;
    applyPageTheme(themes[payload.theme], payload.theme === 'contrast');
    const manager = createManager(payload.isTeams ? createTeamsHost(root, payload) : new MinimalWebPartHost(root));
    const canvas = new Canvas(payload, manager, root);
    Object.assign(window, { loggiaHost: { canvas } });
    await canvas.load();
    if (payload.canEdit && !payload.isTeams) new EditMode(payload, canvas).offer();
    document.body.setAttribute('data-ready', '');
  }
}
