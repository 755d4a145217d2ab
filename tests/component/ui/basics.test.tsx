import * as React from 'react';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Avatar } from '../../../src/ui/Avatar/Avatar';
import { AvatarPile } from '../../../src/ui/Avatar/AvatarPile';
import { Button } from '../../../src/ui/Button/Button';
import { Card, CardLink } from '../../../src/ui/Card/Card';
import { Chip, Topic } from '../../../src/ui/Chip/Chip';
import { Count } from '../../../src/ui/Count/Count';
import { Icon } from '../../../src/ui/Icon/Icon';
import { paths, type IconName } from '../../../src/ui/Icon/paths';
import { Link } from '../../../src/ui/Link/Link';
import { MetaLine } from '../../../src/ui/MetaLine/MetaLine';
import { Tabs } from '../../../src/ui/Tabs/Tabs';
import { Words } from '../../../src/ui/Words/Words';
import { renderKit, violations } from '../../support/renderKit';

describe('Button', () => {
  test('an icon alone has a name, and shows it as a tooltip to the keyboard', async () => {
    renderKit(<Button icon="reply" label="Reply" />);
    const user = userEvent.setup();
    await user.tab();
    expect(screen.getByRole('button', { name: 'Reply' })).toHaveFocus();
    expect(await screen.findByRole('tooltip')).toHaveTextContent('Reply');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('tooltip')).not.toBeInTheDocument());
    expect(await violations()).toEqual([]);
  });

  test.each(['isBusy', 'isDisabled'] as const)('takes no clicks while %s, but can be focused', async (state) => {
    const handleClick = jest.fn();
    renderKit(<Button onClick={handleClick} {...{ [state]: true }}>Post</Button>);
    const button = screen.getByRole('button', { name: 'Post' });
    await userEvent.click(button);
    button.focus();
    expect(handleClick).not.toHaveBeenCalled();
    expect(button).toHaveFocus();
    expect(button).toHaveAttribute('aria-disabled', 'true');
  });

  test('says why it is disabled', () => {
    renderKit(<Button isDisabled description="You need a title first.">Publish</Button>);
    expect(screen.getByRole('button', { name: 'Publish' })).toHaveAccessibleDescription('You need a title first.');
  });

  test('is a link where it leads somewhere, and none while busy', () => {
    const { rerender } = renderKit(<Button href="/page">Open</Button>);
    expect(screen.getByRole('link', { name: 'Open' })).toHaveAttribute('href', '/page');
    rerender(<Button href="/page" isBusy>Open</Button>);
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });
});

describe('Icon', () => {
  test.each(Object.keys(paths) as IconName[])('%s is drawn with numbers only', (name) => {
    expect(paths[name]).toMatch(/^!?[MmLlHhVvCcSsAaZzQqTt0-9\s.,-]+$/);
  });

  test('is decoration unless it has a label', () => {
    const { container } = renderKit(<><Icon name="pin" /><Icon name="lock" label="Private" /></>);
    expect(container.querySelectorAll('svg[aria-hidden]')).toHaveLength(1);
    expect(screen.getByRole('img', { name: 'Private' })).toBeInTheDocument();
  });

  test('arrows mirror in Arabic, a check does not', () => {
    const { container } = renderKit(<><Icon name="reply" /><Icon name="check" /></>, { locale: 'ar-SA' });
    const [reply, check] = Array.from(container.querySelectorAll('svg'));
    expect(reply).toHaveClass('mirrored');
    expect(check).not.toHaveClass('mirrored');
  });
});

describe('Avatar', () => {
  test('shows initials until the photograph is there, and keeps them when it fails', () => {
    const { container } = renderKit(<Avatar name="Ada Lovelace" photoUrl="/photo" />);
    expect(screen.getByRole('img', { name: 'Ada Lovelace' })).toHaveTextContent('AL');
    const photo = container.querySelector('img') as HTMLImageElement;
    fireEvent.error(photo);
    expect(container.querySelector('img')).not.toBeInTheDocument();
    expect(screen.getByText('AL')).toBeInTheDocument();
  });

  test('the photograph takes the place of the initials', () => {
    const { container } = renderKit(<Avatar name="Ada Lovelace" photoUrl="/photo" />);
    fireEvent.load(container.querySelector('img') as HTMLImageElement);
    expect(screen.queryByText('AL')).not.toBeInTheDocument();
  });

  test('has one colour for an account, however it is written', () => {
    const { container } = renderKit(<><Avatar name="A" account="ADA@contoso.com" /><Avatar name="B" account="ada@contoso.com" /></>);
    const [first, second] = Array.from(container.querySelectorAll<HTMLElement>('[role=img]'));
    expect(first?.style.background).toBe(second?.style.background);
  });

  test('a pile reads as one list and counts the rest', async () => {
    renderKit(<AvatarPile people={[{ name: 'Ada' }, { name: 'Grace' }, { name: 'Linus' }]} limit={2} total={12} />);
    expect(screen.getByRole('img')).toHaveAccessibleName('Ada, Grace, and +10');
    expect(await violations()).toEqual([]);
  });
});

describe('Tabs', () => {
  const tabs = [{ key: 'all', text: 'Everyone' }, { key: 'me', text: 'Mentions', badge: 2, badgeLabel: '2 new' }, { key: 'saved', text: 'Saved', href: '#saved' }];

  function Example(): JSX.Element {
    const [key, setKey] = React.useState('all');
    return <Tabs label="Views" tabs={tabs} selectedKey={key} onSelect={setKey} />;
  }

  test('are one stop; arrows move the selection and wrap', async () => {
    renderKit(<Example />);
    const user = userEvent.setup();
    await user.tab();
    expect(screen.getByRole('tab', { name: 'Everyone' })).toHaveFocus();
    await user.keyboard('{ArrowRight}');
    expect(screen.getByRole('tab', { name: /Mentions/ })).toHaveFocus();
    expect(screen.getByRole('tab', { selected: true })).toHaveTextContent('Mentions');
    await user.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(screen.getByRole('tab', { name: 'Saved' })).toHaveFocus();
    await user.keyboard('{Home}');
    expect(screen.getByRole('tab', { name: 'Everyone' })).toHaveFocus();
    expect(await violations()).toEqual([]);
  });

  test('the arrows swap where the language runs from right to left', async () => {
    renderKit(<Example />, { dir: 'rtl' });
    const user = userEvent.setup();
    await user.tab();
    await user.keyboard('{ArrowLeft}');
    expect(screen.getByRole('tab', { name: /Mentions/ })).toHaveFocus();
  });

  test('a tab with an address can still be opened beside', () => {
    const handleSelect = jest.fn();
    renderKit(<Tabs label="Views" tabs={tabs} selectedKey="all" onSelect={handleSelect} />);
    fireEvent.click(screen.getByRole('tab', { name: 'Saved' }), { ctrlKey: true });
    expect(handleSelect).not.toHaveBeenCalled();
  });
});

describe('small pieces', () => {
  test('a chip names what its cross removes', async () => {
    const handleRemove = jest.fn();
    renderKit(<Chip text="Ada Lovelace" face={{}} onRemove={handleRemove} />);
    await userEvent.click(screen.getByRole('button', { name: 'Remove Ada Lovelace' }));
    expect(handleRemove).toHaveBeenCalledTimes(1);
  });

  test('a topic is a link, a toggle or plain', async () => {
    renderKit(<><Topic name="buoys" href="#b" /><Topic name="sea" onClick={jest.fn()} isChosen /><Topic name="ice" /></>);
    expect(screen.getByRole('link', { name: '#buoys' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: '#sea', pressed: true })).toBeInTheDocument();
    expect(await violations()).toEqual([]);
  });

  test('counts are short from ten thousand, with the exact number at hand', () => {
    renderKit(<Count value={12_345} />);
    expect(screen.getByText('12K')).toHaveAttribute('title', '12,345');
  });

  test('a meta line has no dot for what is not there', () => {
    const { container } = renderKit(<MetaLine>{false}<span>Poll</span>{null}<span>3 h</span></MetaLine>);
    expect(container.querySelectorAll('.item')).toHaveLength(2);
  });

  test('a link without address is a button; an external one opens beside', () => {
    renderKit(<><Link onClick={jest.fn()}>More</Link><Link href="https://example.org" isExternal>Out</Link></>);
    expect(screen.getByRole('button', { name: 'More' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Out' })).toHaveAttribute('rel', 'noopener noreferrer');
  });

  test('a card answers by its one link', () => {
    renderKit(<Card as="article" isOpenable><CardLink href="#a">Title</CardLink></Card>);
    expect(screen.getByRole('article')).toContainElement(screen.getByRole('link', { name: 'Title' }));
  });

  test('words keep the order of the language around elements', () => {
    const { container } = renderKit(<p><Words template="{what} von {who}" values={{ who: <b>Ada</b>, what: 'Beitrag' }} /></p>);
    expect(container.querySelector('p')).toHaveTextContent('Beitrag von Ada');
  });
});
