import type { Culture } from '../session';
import { words } from '../words';
import type { ComponentManifest, PreconfiguredEntry } from '../runtime/manifest';
import { localized } from '../runtime/manifest';
import { h, icon } from './dom';
import { iconClass, listManifests } from './runtime';

export interface Choice {
  readonly manifest: ComponentManifest;
  readonly entry: PreconfiguredEntry;
}

/** Every preconfigured entry of every web part that came with the package, as SharePoint's toolbox lists them. */
function listChoices(): Choice[] {
  return listManifests()
    .filter((manifest) => manifest.componentType === 'WebPart' && !manifest.isInternal && manifest.hiddenFromToolbox !== true)
    .flatMap((manifest) => (manifest.preconfiguredEntries ?? []).map((entry) => ({ manifest, entry })));
}

/** Opens the toolbox and answers what was chosen, or undefined when it was closed. */
export function chooseWebPart(culture: Culture): Promise<Choice | undefined> {
  const text = words[culture];
  return new Promise((resolve) => {
    let chosen: Choice | undefined;
    const dialog = h('dialog', { class: 'host-toolbox', 'aria-labelledby': 'host-toolbox-title' });
    const list = h('ul', { class: 'host-toolbox-list' });
    const none = h('p', { class: 'host-quiet', hidden: true }, text.nothingFound);
    const items = listChoices().map((choice) => {
      const title = localized(choice.entry.title, culture);
      const description = localized(choice.entry.description, culture);
      const symbol = choice.entry.officeFabricIconFontName
        ? h('i', { class: `host-toolbox-icon ${iconClass(choice.entry.officeFabricIconFontName)}`, 'aria-hidden': 'true' })
        : h('img', { class: 'host-toolbox-icon', src: choice.entry.iconImageUrl ?? '', alt: '' });
      const take = (): void => {
        chosen = choice;
        dialog.close();
      };
      const button = h('button', { type: 'button', class: 'host-toolbox-item', click: take }, symbol, h('strong', {}, title), h('span', {}, description));
      return { item: h('li', {}, button), searched: `${title} ${description}`.toLocaleLowerCase(culture) };
    });
    list.append(...items.map(({ item }) => item));
    const search = h('input', {
      type: 'search',
      class: 'host-field',
      placeholder: text.searchWebParts,
      'aria-label': text.searchWebParts,
      input: () => {
        const wanted = search.value.trim().toLocaleLowerCase(culture);
        for (const { item, searched } of items) item.hidden = !searched.includes(wanted);
        none.hidden = items.some(({ item }) => !item.hidden);
      }
    });
    const close = h('button', { type: 'button', class: 'host-icon-button', 'aria-label': text.close, title: text.close, click: () => dialog.close() }, icon('close'));
    dialog.append(h('div', { class: 'host-toolbox-head' }, h('h2', { id: 'host-toolbox-title' }, text.addWebPart), close), search, list, none);
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(chosen);
    });
    document.body.append(dialog);
    dialog.showModal();
    search.focus();
  });
}
