import * as React from 'react';
import type { ReactionName } from '../../../src/domain/shared/reactions';
import { Avatar } from '../../../src/ui/Avatar/Avatar';
import { Button } from '../../../src/ui/Button/Button';
import { FileTile } from '../../../src/ui/FileTile/FileTile';
import { PersonLink } from '../../../src/ui/HoverCard/PersonLink';
import { Icon } from '../../../src/ui/Icon/Icon';
import { Menu } from '../../../src/ui/Menu/Menu';
import { MetaLine } from '../../../src/ui/MetaLine/MetaLine';
import { ReactionBar } from '../../../src/ui/ReactionBar/ReactionBar';
import { RelativeTime } from '../../../src/ui/RelativeTime/RelativeTime';
import { Clamped } from '../../../src/ui/RichText/Clamped';
import { RichText } from '../../../src/ui/RichText/RichText';

const text = `Hull C is back. We run **three tests** at the quay, see [the plan](/plan):

- tilt sensor *against* the spirit level
- radio check with @Priya Raghunathan
- \`nmea-check --all\`

| Station | Height |
|---|---:|
| 17 | 2.4 m |
| 18 | 1.9 m |

> Calm under pressure #sea-trials #انتهينا`;

const mentions = [{ name: 'Priya Raghunathan', href: '#priya' }];
const topicHref = (topic: string): string => `#topic=${topic}`;

function Post({ name, body, minutes, kind }: { readonly name: string; readonly body: string; readonly minutes: number; readonly kind?: React.ReactNode }): JSX.Element {
  const [mine, setMine] = React.useState<ReactionName | undefined>('like');
  const date = React.useMemo(() => new Date(Date.now() - minutes * 60_000), [minutes]);
  const renderCard = (): JSX.Element => (
    <div style={{ display: 'grid', gap: 8 }}>
      <div style={{ display: 'flex', gap: 12 }}><Avatar name={name} size={48} isDecorative /><div><b style={{ fontWeight: 600 }}>{name}</b><p style={{ color: 'var(--bodySubtext)' }}>Head of people and places</p></div></div>
      <p><Icon name="place" /> Bremen, Überseestadt</p>
      <div style={{ display: 'flex', gap: 8 }}><Button variant="primary">Follow</Button><Button icon="chat">Chat</Button></div>
    </div>
  );
  return (
    <article style={{ display: 'grid', gridTemplateColumns: '40px minmax(0, 1fr)', gap: '0 12px', paddingBlock: 20, borderBlockEnd: '1px solid var(--bodyDivider)', maxInlineSize: 760 }}>
      <Avatar name={name} isDecorative />
      <div>
        <div style={{ display: 'flex', gap: 8 }}>
          <div style={{ flex: 1 }}><PersonLink name={name} href="#person" renderCard={renderCard} /><MetaLine>{kind}<RelativeTime date={date} href="#post" /><span>edited</span></MetaLine></div>
          <Menu label="More actions" items={[{ key: 'a', text: 'Copy the link', icon: 'link' }]} />
        </div>
        <div style={{ marginBlock: 8, maxInlineSize: 640 }}><Clamped lines={12}><RichText text={body} mentions={mentions} topicHref={topicHref} /></Clamped></div>
        <FileTile name="Swell response, hull C, run 4.xlsx" bytes={2_516_582} place="Buoy project library" href="#file" />
        <div style={{ display: 'flex', gap: 8, marginBlockStart: 12, alignItems: 'center' }}>
          <ReactionBar counts={{ like: 64, celebrate: 12, laugh: 2, thanks: 4, insightful: 12_345 }} mine={mine} onReact={setMine} />
          <Button variant="quiet" icon="reply">9 replies</Button>
        </div>
      </div>
    </article>
  );
}

/** Posts of several kinds, languages and lengths. */
export function GalleryPosts(): JSX.Element {
  return (
    <>
      <Post name="Wilhelmina Oosterhuis-van den Bergh" minutes={12} body={text} kind={<span><Icon name="poll" size={14} /> Poll</span>} />
      <Post name="Salma Al-Harthy" minutes={26 * 60} body="انتهينا اليوم من تركيب محطة قياس المد والجزر في صور، وهي الأولى التي ترسل بياناتها كل عشر ثوانٍ." />
      <Post name="Aino Virtanen" minutes={60 * 24 * 400} body={'Uusi kosteusanturikalibrointilaboratorionäytteenottosuunnitelma on nyt valmis. '.repeat(24)} />
    </>
  );
}
