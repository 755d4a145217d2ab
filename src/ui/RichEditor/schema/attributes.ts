import { Extension } from '@tiptap/core';

const blocks = ['paragraph', 'heading', 'bulletList', 'orderedList', 'listItem', 'taskList', 'taskItem', 'blockquote', 'callout', 'table', 'tableCell', 'tableHeader', 'figcaption', 'details', 'summary', 'definitionList', 'term', 'definition'];

function kept(name: string): { readonly default: null; readonly parseHTML: (element: HTMLElement) => string | null } {
  return { default: null, parseHTML: (element) => element.getAttribute(name) };
}

/** Language and direction of blocks, alignment, what a link names, and the mark of an included page: kept as they came. */
export const keptAttributes = Extension.create({
  name: 'keptAttributes',
  addGlobalAttributes: () => [
    { types: blocks, attributes: { dir: kept('dir'), lang: kept('lang') } },
    { types: ['paragraph', 'heading'], attributes: { align: kept('align') } },
    { types: ['link'], attributes: { 'data-mention': kept('data-mention'), 'data-topic': kept('data-topic') } },
    { types: ['tableHeader'], attributes: { scope: kept('scope') } },
    { types: ['paragraph'], attributes: { class: { default: null, parseHTML: (element: HTMLElement) => (element.classList.contains('loggia-include') ? 'loggia-include' : null) } } }
  ]
});
