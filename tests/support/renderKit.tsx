import * as React from 'react';
import { render, type RenderResult } from '@testing-library/react';
import axe from 'axe-core';
import { Root, type RootProps } from '../../src/ui/Root/Root';

/** Draws something inside the kit's root, as a web part does. */
export function renderKit(element: React.ReactElement, root: Partial<RootProps> = {}): RenderResult {
  const wrap = (content: React.ReactElement): JSX.Element => <Root locale="en-US" {...root}>{content}</Root>;
  const result = render(wrap(element));
  return { ...result, rerender: (content) => result.rerender(wrap(content as React.ReactElement)) };
}

/** The accessibility rules that are broken, as `rule: element`; empty when all is well. Colours cannot be judged without a browser. */
export async function violations(element: Element = document.body): Promise<string[]> {
  const { violations: found } = await axe.run(element, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false }, 'page-has-heading-one': { enabled: false } } });
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
