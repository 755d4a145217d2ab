import { Mark, type Extensions } from '@tiptap/core';

/** A formatting of words that is an element of its own name, kept with these attributes. */
function elementMark(tag: string, attributes: readonly string[] = [], selector = tag): Mark {
  return Mark.create({
    name: tag,
    addAttributes: () => Object.fromEntries(attributes.map((name) => [name, { default: null, parseHTML: (element: HTMLElement) => element.getAttribute(name) }])),
    parseHTML: () => [{ tag: selector }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0]
  });
}

/** Formatting that the bar does not offer and that a text keeps all the same. */
export const keptMarks: Extensions = [
  elementMark('sub'),
  elementMark('sup'),
  elementMark('mark'),
  elementMark('small'),
  elementMark('ins'),
  elementMark('kbd'),
  elementMark('cite'),
  elementMark('q'),
  elementMark('abbr', ['title']),
  elementMark('time', ['datetime']),
  elementMark('span', ['lang', 'dir'], 'span[lang],span[dir]')
];
