import { TaskItem, TaskList } from '@tiptap/extension-list';
import { htmlOfNodes, inertFragment } from '../../RichText/inert';

const box = ':scope > input[type=checkbox], :scope > p:first-child > input[type=checkbox]:first-child, :scope > label > input[type=checkbox]';

function boxOf(element: Element): Element | null {
  return element.querySelector(box);
}

/** A list of things to do: what GitHub's Markdown makes of `- [ ]`, a list whose items start with a box. */
export const PlainTaskList = TaskList.extend({
  parseHTML: () => [{ tag: 'ul', priority: 60, getAttrs: (element) => (Array.from(element.children).some((item) => boxOf(item)) ? null : false) }],
  renderHTML: ({ HTMLAttributes }) => ['ul', HTMLAttributes, 0]
});

/** Boxes are called by the words of their item. */
export const PlainTaskItem = TaskItem.extend({
  addAttributes: () => ({
    checked: { default: false, keepOnSplit: false, parseHTML: (element: HTMLElement) => boxOf(element)?.hasAttribute('checked') ?? false, renderHTML: () => ({}) }
  }),
  parseHTML: () => [{ tag: 'li', context: 'taskList/', priority: 60 }],
  renderHTML: ({ node, HTMLAttributes }) => ['li', HTMLAttributes, ['input', { type: 'checkbox', disabled: '', ...(node.attrs.checked ? { checked: '' } : {}) }], ['div', 0]]
}).configure({ nested: true, a11y: { checkboxLabel: (node) => node.textContent } });

/** Takes out what only the editor needs around the words of a task. */
export function withPlainTasks(html: string): string {
  if (!html.includes('<input')) return html;
  const content = inertFragment(html);
  for (const inner of Array.from(content.querySelectorAll('li > input + div'))) inner.replaceWith(...Array.from(inner.childNodes));
  return htmlOfNodes([content]);
}
