import * as React from 'react';
import * as ReactDOM from 'react-dom';
import { AppError } from '../../../src/domain/shared/errors';
import { ToastProvider, useToasts, useUndo } from '../../../src/application/shared/toasts';
import { Arcade } from '../../../src/ui/ArchOrnament/ArchOrnament';
import { Avatar } from '../../../src/ui/Avatar/Avatar';
import { AvatarPile } from '../../../src/ui/Avatar/AvatarPile';
import { Button } from '../../../src/ui/Button/Button';
import { Card, CardLink } from '../../../src/ui/Card/Card';
import { Chip, Topic } from '../../../src/ui/Chip/Chip';
import { Icon } from '../../../src/ui/Icon/Icon';
import { paths, type IconName } from '../../../src/ui/Icon/paths';
import { Menu } from '../../../src/ui/Menu/Menu';
import { MessageStrip } from '../../../src/ui/MessageStrip/MessageStrip';
import { ConfirmDialog } from '../../../src/ui/Dialog/Dialog';
import { Panel } from '../../../src/ui/Panel/Panel';
import { Pill } from '../../../src/ui/Pill/Pill';
import { ProgressBar } from '../../../src/ui/ProgressBar/ProgressBar';
import { Root } from '../../../src/ui/Root/Root';
import { Skeleton } from '../../../src/ui/Skeleton/Skeleton';
import { EmptyState } from '../../../src/ui/States/EmptyState';
import { ErrorState } from '../../../src/ui/States/ErrorState';
import { Tabs } from '../../../src/ui/Tabs/Tabs';
import { VirtualList } from '../../../src/ui/VirtualList/VirtualList';
import { GalleryFields } from './galleryFields';
import { GalleryPosts } from './galleryPosts';
import { galleryThemes } from './galleryThemes';

const query = new URLSearchParams(window.location.search);
const theme = galleryThemes[query.get('theme') ?? 'light'] ?? galleryThemes.light;
const locale = query.get('locale') ?? 'en-US';

const Section: React.FC<{ readonly title: string }> = ({ title, children }) => (
  <section style={{ marginBlockEnd: 40 }}>
    <h2 style={{ fontSize: 20, lineHeight: '28px', marginBlockEnd: 16 }}>{title}</h2>
    {children}
  </section>
);

const row: React.CSSProperties = { display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center', marginBlockEnd: 12 };
const grid: React.CSSProperties = { display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 320px), 1fr))', gap: 24 };

function Buttons(): JSX.Element {
  return (
    <>
      <div style={row}>
        <Button variant="primary" icon="send">Post</Button><Button>Follow</Button><Button isPressed icon="check">Following</Button><Button variant="danger">Delete</Button><Button variant="quiet" icon="reply">12 replies</Button>
      </div>
      <div style={row}>
        <Button variant="primary" isBusy>Post</Button><Button isDisabled description="You need a title first.">Publish</Button><Button variant="primary" isDisabled>Post</Button><Button icon="bookmark" label="Save" /><Button icon="edit" label="Edit" isDisabled />
        <Menu label="More actions" items={[
          { key: 'edit', text: 'Edit', icon: 'edit' }, { key: 'link', text: 'Copy the link', icon: 'link' }, { key: 'pin', text: 'Pin', icon: 'pin', isDisabled: true, description: 'Only owners can pin.' },
          { key: 'delete', text: 'Delete', icon: 'delete', isDanger: true, startsGroup: true }
        ]} />
        <Menu label="Sort" text="Newest first" variant="default" items={[{ key: 'new', text: 'Newest first', isChecked: true }, { key: 'old', text: 'Oldest first', isChecked: false }]} />
      </div>
    </>
  );
}

function Layers(): JSX.Element {
  const [open, setOpen] = React.useState<'dialog' | 'panel'>();
  const undo = useUndo();
  const toasts = useToasts();
  return (
    <div style={row}>
      <Button onClick={() => setOpen('dialog')}>Open a dialog</Button>
      <Button onClick={() => setOpen('panel')}>Open a panel</Button>
      <Button onClick={() => undo({ text: 'Post deleted', onCommit: () => undefined, onUndo: () => undefined })}>Delete with undo</Button>
      <Button onClick={() => toasts.show({ text: 'Saved. Two people who watch this page will see it.', duration: 60_000 })}>Show a message</Button>
      {open === 'dialog' && <ConfirmDialog title="Delete this post?" text="Its three replies go with it. This cannot be undone." confirmText="Delete" isDanger onConfirm={() => setOpen(undefined)} onCancel={() => setOpen(undefined)} />}
      {open === 'panel' && <Panel title="Settings" subtitle="For you, on this site" onClose={() => setOpen(undefined)} footer={<Button variant="primary" onClick={() => setOpen(undefined)}>Save</Button>}><GalleryFields /></Panel>}
    </div>
  );
}

function States(): JSX.Element {
  const panel: React.CSSProperties = { border: '1px solid var(--variantBorder)', borderRadius: 6, padding: 20 };
  return (
    <div style={grid}>
      <div style={panel}><Skeleton shape="posts" count={2} delay={0} /></div>
      <div style={panel}><EmptyState title="Nobody has posted yet" text="Say what you are working on. It is how the first conversation starts." action={<Button variant="primary">Write the first post</Button>} /></div>
      <div style={panel}><ErrorState error={new AppError('notFound')} action={<Button>Back to the stream</Button>} /></div>
      <div style={panel}><ErrorState error={new AppError('unexpected', { code: '503, 4f1c-09b2' })} onRetry={() => undefined} /></div>
      <div style={panel}><ErrorState error={new AppError('throttled', { retryAfter: 40 })} onRetry={() => undefined} /><br /><ErrorState error={new AppError('offline')} onRetry={() => undefined} /></div>
      <div style={{ ...panel, display: 'grid', gap: 8, alignContent: 'start' }}>
        <MessageStrip icon="lock" actions={[{ text: 'Ask', onClick: () => undefined }]}>You can read here. To post, ask <bdi>Noor Haddad</bdi> for access.</MessageStrip>
        <MessageStrip kind="success" actions={[{ text: 'Undo', onClick: () => undefined }]}>Saved. Two people who watch this page will see it.</MessageStrip>
        <MessageStrip kind="error" icon="offline" actions={[{ text: 'Send now', onClick: () => undefined }, { text: 'Edit', onClick: () => undefined }]}>Not sent yet. Your text is kept on this device.</MessageStrip>
      </div>
    </div>
  );
}

function People(): JSX.Element {
  const people = ['Wilhelmina Oosterhuis-van den Bergh', 'Aino Virtanen', 'Beatriz Quaresma', 'Oskar Lindqvist', 'Ahmed Al-Balushi', 'Jussi Koskela', 'Salma Al-Harthy'].map((name) => ({ name }));
  return (
    <>
      <div style={row}>{([24, 32, 40, 48, 72] as const).map((size) => <Avatar key={size} size={size} name="Aino Virtanen" />)}<AvatarPile people={people} limit={5} total={1380} size={32} /></div>
      <div style={grid}>
        {people.slice(0, 3).map(({ name }) => (
          <Card key={name} as="article" isOpenable>
            <div style={{ display: 'flex', gap: 12 }}><Avatar size={48} name={name} isDecorative /><div><CardLink href="#p"><b style={{ fontWeight: 600 }}><bdi>{name}</bdi></b></CardLink><p style={{ color: 'var(--bodySubtext)' }}>Head of people and places</p></div></div>
          </Card>
        ))}
        <Card isSelected>Selected</Card><Card isQuiet>Quiet panel</Card>
        <div style={{ blockSize: 120, borderRadius: 6, overflow: 'hidden' }}><Arcade shape="band" /></div>
      </div>
    </>
  );
}

function Gallery(): JSX.Element {
  const [tab, setTab] = React.useState('all');
  return (
    <>
      <Section title="Posts">
        <Tabs label="Views" selectedKey={tab} onSelect={setTab} tabs={[{ key: 'all', text: 'Everyone' }, { key: 'f', text: 'Following' }, { key: 'm', text: 'Mentions', badge: 2 }, { key: 'q', text: 'Questions' }, { key: 's', text: 'Saved' }]} />
        <Pill text="3 new posts" onClick={() => undefined} people={[{ name: 'Ada Lovelace' }, { name: 'Grace Hopper' }, { name: 'Li Wen' }]} />
        <GalleryPosts />
      </Section>
      <Section title="Buttons and menus"><Buttons /></Section>
      <Section title="Layers"><Layers /></Section>
      <Section title="Fields"><div style={{ maxInlineSize: 560 }}><GalleryFields /></div></Section>
      <Section title="People and cards"><People /></Section>
      <Section title="States"><States /></Section>
      <Section title="Pieces">
        <div style={row}><Topic name="sea-trials" isChosen href="#" /><Topic name="field-service" href="#" /><Topic name="dn-40" /><Chip text="Thu 4 June, 08:00" icon="calendar" onRemove={() => undefined} /><Chip text="Oskar Lindqvist" face={{}} onRemove={() => undefined} /></div>
        <div style={{ maxInlineSize: 280, display: 'grid', gap: 16 }}><ProgressBar label="Confirmed" share={0.445} text="614 of 1,380 have confirmed" /><ProgressBar label="Searching" /></div>
      </Section>
      <Section title="A long list">
        <VirtualList label="Numbers" height={160} estimateSize={32} items={Array.from({ length: 100_000 }, (_, index) => index)} getKey={(item) => item} renderItem={(item) => <div style={{ padding: '6px 0', borderBlockEnd: '1px solid var(--bodyDivider)' }}>Row {item + 1}</div>} />
      </Section>
      <Section title="Icons">
        <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(92px, 1fr))', gap: 12 }}>
          {(Object.keys(paths) as IconName[]).map((name) => <div key={name} style={{ display: 'grid', justifyItems: 'center', gap: 4, fontSize: 12 }}><Icon name={name} size={20} />{name}</div>)}
        </div>
      </Section>
    </>
  );
}

document.body.style.background = String((theme as { semanticColors?: { bodyBackground?: string } }).semanticColors?.bodyBackground ?? '');
document.documentElement.lang = locale;
document.documentElement.dir = query.get('dir') ?? (locale.startsWith('ar') ? 'rtl' : 'ltr');
// The page is the gallery: it is never taken down.
// eslint-disable-next-line @rushstack/pair-react-dom-render-unmount -- see above
ReactDOM.render(
  <Root theme={theme} locale={locale} dir={document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr'}><ToastProvider><Gallery /></ToastProvider></Root>,
  document.getElementById('gallery')
);
