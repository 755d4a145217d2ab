import { act, render, screen } from '@testing-library/react';
import * as React from 'react';
import { lazily } from '../../../src/ui/base/lazily';

test('a module that comes between drawing and its effect is drawn', async () => {
  let arrive: (module: { readonly default: React.FC }) => void = () => undefined;
  const Part = lazily(() => new Promise<{ readonly default: React.FC }>((resolve) => { arrive = resolve; }));
  // The effects of children run before those of their parents: this one stands for the time that passes in a browser.
  const Before: React.FC = () => {
    React.useLayoutEffect(() => arrive({ default: () => <p>Here</p> }), []);
    return null;
  };
  Part.preload();
  await act(async () => { render(<><Before /><Part /></>); });
  expect(await screen.findByText('Here')).toBeInTheDocument();
});
