import * as React from 'react';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent, { PointerEventsCheckLevel } from '@testing-library/user-event';
import type { ReactionName } from '../../../src/domain/shared/reactions';
import { ComposerField, type ComposerFieldProps, type ComposerHandle } from '../../../src/ui/ComposerField/ComposerField';
import { FormatBar } from '../../../src/ui/ComposerField/FormatBar';
import { DateField } from '../../../src/ui/DateField/DateField';
import { ConfirmDialog } from '../../../src/ui/Dialog/Dialog';
import { PersonLink } from '../../../src/ui/HoverCard/PersonLink';
import { Menu } from '../../../src/ui/Menu/Menu';
import { PersonPicker, type PersonOption } from '../../../src/ui/PersonPicker/PersonPicker';
import { ReactionBar } from '../../../src/ui/ReactionBar/ReactionBar';
import { SearchField } from '../../../src/ui/SearchField/SearchField';
import { Select } from '../../../src/ui/Select/Select';
import { TextField } from '../../../src/ui/TextField/TextField';
import { Checkbox, Toggle } from '../../../src/ui/Toggle/Toggle';
import { renderKit, violations } from '../../support/renderKit';

/** A layer of Fluent takes no pointer until it has found its place, which a page without layout has none of. */
const anyPointer = { pointerEventsCheck: PointerEventsCheckLevel.Never };

const people: readonly PersonOption[] = [{ key: '1', text: 'Salma Al-Harthy', detail: 'Gulf', face: {} }, { key: '2', text: 'Sam Adeyemi', face: {} }];
const search = (text: string): Promise<readonly PersonOption[]> => Promise.resolve(people.filter((person) => person.text.toLowerCase().startsWith(text.toLowerCase())));

describe('Menu', () => {
  test('opens by keyboard, chooses, and gives the focus back', async () => {
    const handleEdit = jest.fn();
    renderKit(<Menu label="More actions" items={[{ key: 'edit', text: 'Edit', icon: 'edit', onSelect: handleEdit }, { key: 'pin', text: 'Pin', isDisabled: true, description: 'Only owners can pin.' }]} />);
    const user = userEvent.setup(anyPointer);
    await user.tab();
    await user.keyboard('{Enter}');
    const menu = await screen.findByRole('menu');
    expect(within(menu).getByRole('menuitem', { name: /Pin/ })).toHaveAttribute('aria-disabled', 'true');
    await user.click(within(menu).getByRole('menuitem', { name: /Edit/ }));
    expect(handleEdit).toHaveBeenCalledTimes(1);
    await waitFor(() => expect(screen.queryByRole('menu')).not.toBeInTheDocument());
    expect(screen.getByRole('button', { name: 'More actions' })).toHaveAttribute('aria-expanded', 'false');
  });
});

describe('ConfirmDialog', () => {
  test('has a name, and closes by Escape without doing anything', async () => {
    const handleConfirm = jest.fn();
    const handleCancel = jest.fn();
    renderKit(<ConfirmDialog title="Delete this post?" text="Its replies go with it." confirmText="Delete" isDanger onConfirm={handleConfirm} onCancel={handleCancel} />);
    const dialog = await screen.findByRole('dialog', { name: 'Delete this post?' });
    expect(await violations(dialog)).toEqual([]);
    // Fluent asks for the old number of the key, which user-event does not send.
    fireEvent.keyDown(within(dialog).getByRole('button', { name: 'Cancel' }), { key: 'Escape', keyCode: 27, which: 27 });
    expect(handleCancel).toHaveBeenCalled();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Delete' }));
    expect(handleConfirm).toHaveBeenCalledTimes(1);
  });
});

describe('PersonLink', () => {
  test('opens its card to the keyboard; Escape closes it', async () => {
    renderKit(<PersonLink name="Ada Lovelace" href="#ada" renderCard={() => <p>Analyst</p>} />);
    const user = userEvent.setup(anyPointer);
    await user.tab();
    expect(await screen.findByText('Analyst')).toBeInTheDocument();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByText('Analyst')).not.toBeInTheDocument());
  });

  test('is plain text without an address', () => {
    renderKit(<PersonLink name="Ada" isMention />);
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
    expect(screen.getByText('@Ada')).toBeInTheDocument();
  });
});

describe('ReactionBar', () => {
  function Example({ onReact }: { readonly onReact: (name: ReactionName | undefined) => void }): JSX.Element {
    return <ReactionBar counts={{ like: 3, thanks: 12 }} mine="like" onReact={onReact} />;
  }

  test('shows used reactions, most frequent first, and takes mine back', async () => {
    const handleReact = jest.fn();
    renderKit(<Example onReact={handleReact} />);
    expect(screen.getAllByRole('button').map((button) => button.getAttribute('aria-label'))).toEqual(['Thanks, 12', 'Like, 3', 'React']);
    await userEvent.click(screen.getByRole('button', { name: 'Like, 3', pressed: true }));
    expect(handleReact).toHaveBeenCalledWith(undefined);
  });

  test('all five can be chosen by keyboard', async () => {
    const handleReact = jest.fn();
    renderKit(<Example onReact={handleReact} />);
    const user = userEvent.setup(anyPointer);
    screen.getByRole('button', { name: 'React' }).focus();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('button', { name: 'Like' })).toHaveFocus();
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(screen.getByRole('button', { name: 'Celebrate' })).toHaveFocus();
    expect(await violations()).toEqual([]);
    await user.keyboard('{Enter}');
    expect(handleReact).toHaveBeenCalledWith('celebrate');
    expect(screen.getByRole('button', { name: 'React' })).toHaveFocus();
  });

  test('only shows where nobody may react', () => {
    renderKit(<ReactionBar counts={{ laugh: 2 }} />);
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
    expect(screen.getByRole('img', { name: 'Laugh, 2' })).toBeInTheDocument();
  });
});

describe('PersonPicker', () => {
  function Example({ label = 'For whom' }: { readonly label?: string }): JSX.Element {
    const [value, setValue] = React.useState<readonly PersonOption[]>([]);
    return <PersonPicker label={label} value={value} onChange={setValue} onSearch={search} />;
  }

  test('finds by typing, takes with Enter, gives back with Backspace', async () => {
    renderKit(<Example />);
    const user = userEvent.setup(anyPointer);
    const field = screen.getByRole('combobox', { name: 'For whom' });
    await user.type(field, 'sa');
    expect(await screen.findAllByRole('option')).toHaveLength(2);
    expect(await violations()).toEqual([]);
    await user.keyboard('{ArrowDown}{Enter}');
    expect(screen.getByRole('button', { name: 'Remove Sam Adeyemi' })).toBeInTheDocument();
    await user.type(screen.getByRole('combobox'), 'sa');
    expect(await screen.findAllByRole('option')).toHaveLength(1);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('option')).not.toBeInTheDocument();
    await user.clear(screen.getByRole('combobox'));
    await user.keyboard('{Backspace}');
    expect(screen.queryByRole('button', { name: /Remove/ })).not.toBeInTheDocument();
  });

  test('says when there is nobody', async () => {
    renderKit(<Example />);
    await userEvent.type(screen.getByRole('combobox'), 'xyz');
    expect(await screen.findByText('Nothing found')).toBeInTheDocument();
  });
});

describe('ComposerField', () => {
  const triggers = [{ character: '@', label: 'People', search, toText: ({ text }: PersonOption) => `@${text}` }];

  function Example(props: Partial<ComposerFieldProps>): JSX.Element {
    const [value, setValue] = React.useState('');
    const composer = React.useRef<ComposerHandle>(null);
    return <><ComposerField label="Post" {...props} ref={composer} value={value} onChange={setValue} triggers={triggers} /><FormatBar composer={composer} hasTriggers /><output>{value}</output></>;
  }

  test('suggests people at an @ and writes the chosen name', async () => {
    renderKit(<Example />);
    const user = userEvent.setup(anyPointer);
    const field = screen.getByRole('textbox', { name: 'Post' });
    await user.type(field, 'Thanks @sam');
    await screen.findByRole('option', { name: /Sam Adeyemi/ });
    await user.keyboard('{Enter}');
    expect(field).toHaveValue('Thanks @Sam Adeyemi ');
    await user.keyboard('for this');
    expect(field).toHaveValue('Thanks @Sam Adeyemi for this');
  });

  test('Ctrl+B marks what is selected, and the bar does the same', async () => {
    renderKit(<Example />);
    const user = userEvent.setup(anyPointer);
    const field = screen.getByRole<HTMLTextAreaElement>('textbox');
    await user.type(field, 'bold');
    field.setSelectionRange(0, 4);
    await user.keyboard('{Control>}b{/Control}');
    expect(field).toHaveValue('**bold**');
    await user.click(screen.getByRole('button', { name: /Bold/ }));
    expect(field).toHaveValue('bold');
  });

  test('goes on with a list, ends it on an empty item, and sends with Ctrl+Enter', async () => {
    const handleSubmit = jest.fn();
    renderKit(<Example onSubmit={handleSubmit} />);
    const user = userEvent.setup(anyPointer);
    const field = screen.getByRole('textbox');
    await user.type(field, '1. one{Enter}two{Enter}');
    expect(field).toHaveValue('1. one\n2. two\n3. ');
    await user.keyboard('{Enter}');
    expect(field).toHaveValue('1. one\n2. two\n');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(handleSubmit).toHaveBeenCalledTimes(1);
  });

  test('takes pasted files', async () => {
    const handleFiles = jest.fn();
    renderKit(<Example onFiles={handleFiles} />);
    screen.getByRole('textbox').focus();
    const file = new File(['x'], 'x.png', { type: 'image/png' });
    const data = { files: [file], getData: () => '', types: ['Files'], items: [] } as unknown as DataTransfer;
    await userEvent.paste(data);
    expect(handleFiles).toHaveBeenCalledWith([file]);
  });

  test('the format bar is one stop of the keyboard', async () => {
    renderKit(<Example />);
    const user = userEvent.setup(anyPointer);
    await user.tab();
    await user.tab();
    expect(screen.getByRole('button', { name: /Bold/ })).toHaveFocus();
    await user.keyboard('{ArrowRight}');
    expect(screen.getByRole('button', { name: /Italic/ })).toHaveFocus();
    expect(await violations()).toEqual([]);
  });
});

describe('fields', () => {
  test('say what they are, what helps and what is wrong', async () => {
    renderKit(
      <>
        <TextField label="Title" value="x" onChange={jest.fn()} hint="A question." error="Too short." />
        <TextField label="About" value="" rows={3} onChange={jest.fn()} />
        <Select label="Show" value="b" onChange={jest.fn()} options={[{ key: 'a', text: 'All' }, { key: 'b', text: 'Mine' }]} />
        <Toggle label="Hide votes" isChecked onChange={jest.fn()} hint="Totals only." />
        <Checkbox label="I have read this" isChecked={false} onChange={jest.fn()} />
        <SearchField label="Search people" value="x" onChange={jest.fn()} />
      </>
    );
    expect(screen.getByRole('textbox', { name: 'Title' })).toHaveAccessibleDescription('Too short. A question.');
    expect(screen.getByRole('textbox', { name: 'Title' })).toBeInvalid();
    expect(screen.getByRole('combobox', { name: 'Show' })).toHaveValue('b');
    expect(screen.getByRole('switch', { name: 'Hide votes' })).toHaveAccessibleDescription('Totals only.');
    expect(await violations()).toEqual([]);
  });

  test('a date is told in the language of the page and chosen from a calendar', async () => {
    const handleChange = jest.fn();
    renderKit(<DateField label="Publish" value={new Date(2026, 5, 4, 8, 30)} hasTime onChange={handleChange} />, { locale: 'de-DE' });
    const user = userEvent.setup(anyPointer);
    await user.click(screen.getByRole('button', { name: /Publish: Do\., 4\. Juni 2026/ }));
    const calendar = await screen.findByRole('dialog', { name: 'Publish' });
    await user.click(await within(calendar).findByRole('button', { name: /^(Mittwoch, )?10/ }));
    expect(handleChange).toHaveBeenCalledWith(new Date(2026, 5, 10, 8, 30));
  });
});
