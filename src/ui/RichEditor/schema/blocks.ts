import { mergeAttributes, Node } from '@tiptap/core';
import { Table } from '@tiptap/extension-table';
import { calloutKindOf, type CalloutKind } from '../../RichText/sanitize';
import { calloutNames } from '../../RichText/calloutNames';

/** A picture or table with words below it. */
export const Figure = Node.create({
  name: 'figure',
  group: 'block',
  content: '(image | table) figcaption?',
  isolating: true,
  parseHTML: () => [{ tag: 'figure', getAttrs: (element) => (element.querySelector('img,table') ? null : false) }],
  renderHTML: ({ HTMLAttributes }) => ['figure', HTMLAttributes, 0]
});

export const Figcaption = Node.create({
  name: 'figcaption',
  content: 'inline*',
  parseHTML: () => [{ tag: 'figcaption' }],
  renderHTML: ({ HTMLAttributes }) => ['figcaption', HTMLAttributes, 0]
});

/** A box around what must not be missed; in SharePoint's own views it reads as a quotation. */
export const Callout = Node.create({
  name: 'callout',
  group: 'block',
  content: 'block+',
  defining: true,
  addAttributes: () => ({ kind: { default: 'info', parseHTML: (element: HTMLElement) => calloutKindOf(element), renderHTML: ({ kind }: Record<string, unknown>) => ({ class: `loggia-callout loggia-${String(kind)}`, 'data-name': calloutNames[kind as CalloutKind] }) } }),
  parseHTML: () => [{ tag: 'blockquote.loggia-callout', priority: 60 }, { tag: 'div.loggia-callout', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['blockquote', HTMLAttributes, 0]
});

/** A box that readers unfold. In the editor it stands open, or its words could not be written. */
export const Details = Node.create({
  name: 'details',
  group: 'block',
  content: 'summary block*',
  defining: true,
  addAttributes: () => ({ open: { default: null, parseHTML: (element: HTMLElement) => (element.hasAttribute('open') ? '' : null) } }),
  parseHTML: () => [{ tag: 'details' }],
  renderHTML: ({ HTMLAttributes }) => ['details', HTMLAttributes, 0],
  addNodeView: () => () => {
    const dom = document.createElement('div');
    dom.setAttribute('data-details', '');
    return { dom, contentDOM: dom };
  }
});

export const Summary = Node.create({
  name: 'summary',
  content: 'inline*',
  defining: true,
  parseHTML: () => [{ tag: 'summary' }],
  renderHTML: ({ HTMLAttributes }) => ['summary', HTMLAttributes, 0],
  addNodeView: () => () => {
    const dom = document.createElement('div');
    dom.setAttribute('data-summary', '');
    return { dom, contentDOM: dom };
  }
});

/** Terms and what they mean. */
export const DefinitionList = Node.create({
  name: 'definitionList',
  group: 'block',
  content: '(term | definition)+',
  parseHTML: () => [{ tag: 'dl' }],
  renderHTML: ({ HTMLAttributes }) => ['dl', HTMLAttributes, 0]
});

export const Term = Node.create({
  name: 'term',
  content: 'inline*',
  defining: true,
  parseHTML: () => [{ tag: 'dt' }],
  renderHTML: ({ HTMLAttributes }) => ['dt', HTMLAttributes, 0]
});

export const Definition = Node.create({
  name: 'definition',
  content: 'block+',
  defining: true,
  parseHTML: () => [{ tag: 'dd' }],
  renderHTML: ({ HTMLAttributes }) => ['dd', HTMLAttributes, 0]
});

/** Tables without widths in points, with the words that stand below them. */
export const PlainTable = Table.extend({
  addAttributes() {
    return { ...this.parent?.(), caption: { default: null, parseHTML: (element: HTMLElement) => element.querySelector(':scope > caption')?.textContent ?? null, renderHTML: () => ({}) } };
  },
  // Its words are the table's attribute; as content they would stand in a cell.
  parseHTML: () => [{ tag: 'table', contentElement: (element) => {
    (element as Element).querySelector(':scope > caption')?.remove();
    return element as HTMLElement;
  } }],
  renderHTML({ node, HTMLAttributes }) {
    const caption = node.attrs.caption as string | null;
    return ['table', mergeAttributes(this.options.HTMLAttributes, HTMLAttributes), ...(caption ? [['caption', caption] as const] : []), ['tbody', 0]];
  }
}).configure({ resizable: false });
