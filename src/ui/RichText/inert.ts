/** A document without a window: nothing in it loads or runs. */
export function inertDocument(): Document {
  return new DOMParser().parseFromString('', 'text/html');
}

/**
 * HTML as nodes that belong to no page, to be read and rewritten. Rows and items need no table and list around them.
 * Not cleaned: only `sanitizeToFragment` makes nodes that may be shown.
 */
export function inertFragment(html: string): DocumentFragment {
  const template = inertDocument().createElement('template');
  template.innerHTML = html;
  return template.content;
}

/** The HTML of nodes; the nodes stay where they are. */
export function htmlOfNodes(nodes: Iterable<Node>): string {
  const box = inertDocument().createElement('div');
  for (const node of nodes) box.append(node.cloneNode(true));
  return box.innerHTML;
}
