type Property = string | number | boolean | undefined | ((event: Event) => void);
type Child = Node | string | undefined | false;

/** Makes an element: functions become listeners, `true` an empty attribute, `undefined` and `false` nothing. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, properties: Readonly<Record<string, Property>>, ...children: readonly Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child): child is Node | string => child !== undefined && child !== false));
  return element;
}

export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no element #${id}`);
  return element;
}

const paths = {
  edit: 'M4 16l1-4 8.5-8.5a1.4 1.4 0 0 1 2 0l1 1a1.4 1.4 0 0 1 0 2L8 15z M12 5l3 3',
  up: 'M10 16V4 M5 9l5-5 5 5',
  down: 'M10 4v12 M5 11l5 5 5-5',
  copy: 'M7 7h9v9H7z M4 13V4h9',
  remove: 'M4 6h12 M8 6V4h4v2 M6 6l.7 10h6.6L14 6',
  add: 'M10 4v12 M4 10h12',
  close: 'M5 5l10 10 M15 5L5 15'
} as const;
export type IconName = keyof typeof paths;

export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('class', 'host-icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
}

/** Says a sentence to screen readers without moving anything. */
export function announce(sentence: string): void {
  byId('host-status').textContent = sentence;
}
