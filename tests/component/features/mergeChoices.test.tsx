import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import type { MergePart } from '../../../src/application/shared/mergeText';
import { MergeChoices } from '../../../src/features/shared/MergeChoices';
import { renderKit, violations } from '../../support/renderKit';

const parts: readonly MergePart[] = [
  { html: '<p>Before.</p>' },
  { base: '<p>Two people.</p>', mine: '<p>Three people.</p>', theirs: '<p>Four people.</p>' },
  { html: '<p>Between.</p>' },
  { base: '<p>Ring.</p>', mine: '', theirs: '<p>Ring twice.</p>' }
];

function draw(): { readonly onDone: jest.Mock; readonly onCancel: jest.Mock; readonly container: HTMLElement } {
  const [onDone, onCancel] = [jest.fn(), jest.fn()];
  const { container } = renderKit(<MergeChoices parts={parts} onDone={onDone} onCancel={onCancel} />);
  return { onDone, onCancel, container };
}

const theirs = (index: number): HTMLElement => screen.getAllByRole('checkbox', { name: 'Keep what was saved' })[index]!;
const mine = (index: number): HTMLElement => screen.getAllByRole('checkbox', { name: 'Keep mine' })[index]!;

test('both texts of each place are in view, and both stay unless somebody says otherwise', async () => {
  const { onDone, container } = draw();
  const question = screen.getByRole('region', { name: 'Somebody changed the same place' });
  expect(document.activeElement).toBe(question);
  for (const text of ['Three people.', 'Four people.', 'Ring twice.']) await waitFor(() => expect(within(question).getByText(text)).toBeVisible());
  // What was not in question does not stand in the way.
  expect(within(question).queryByText('Between.')).toBeNull();
  expect(await violations(container)).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Take over' }));
  expect(onDone).toHaveBeenCalledWith('<p>Before.</p><p>Four people.</p><p>Three people.</p><p>Between.</p><p>Ring twice.</p>', {});
});

test('one side of each place can be chosen, by keyboard alone', async () => {
  const { onDone } = draw();
  theirs(0).focus();
  await userEvent.keyboard(' ');
  mine(1).focus();
  await userEvent.keyboard(' ');
  screen.getByRole('button', { name: 'Take over' }).focus();
  await userEvent.keyboard('{Enter}');
  expect(onDone).toHaveBeenCalledWith('<p>Before.</p><p>Three people.</p><p>Between.</p><p>Ring twice.</p>', {});
});

test('a place of which nothing would stay is said, and deciding later changes nothing', async () => {
  const { onDone, onCancel } = draw();
  expect(screen.queryByText('Where neither stays, the place is left empty.')).toBeNull();
  await userEvent.click(theirs(0));
  await userEvent.click(mine(0));
  screen.getByText('Where neither stays, the place is left empty.');
  await userEvent.click(screen.getByRole('button', { name: 'Back to my text' }));
  expect(onCancel).toHaveBeenCalled();
  expect(onDone).not.toHaveBeenCalled();
});
