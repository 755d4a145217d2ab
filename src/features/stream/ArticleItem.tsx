import * as React from 'react';
import * as strings from 'StreamStrings';
import { useStreamEnvironment } from '../../application/stream/streamContext';
import type { ArticleCard } from '../../domain/stream/articleCards';
import { format } from '../../domain/shared/text';
import { cx } from '../../ui/base/cx';
import { useId } from '../../ui/base/useId';
import { Icon } from '../../ui/Icon/Icon';
import { Menu } from '../../ui/Menu/Menu';
import { MetaLine } from '../../ui/MetaLine/MetaLine';
import { RelativeTime } from '../../ui/RelativeTime/RelativeTime';
import { PersonFace } from '../shared/PersonFace';
import { AuthorName } from './AuthorName';
import { useStreamPage } from './pageContext';
import cardStyles from '../shared/LinkCard.module.scss';
import styles from './Post.module.scss';

export interface ArticleItemProps {
  readonly card: ArticleCard;
  /** Where it stands in the feed, counted from 1, and how many there are; -1 while more may follow. */
  readonly place: number;
  readonly setSize: number;
}

/** An article of a followed blog, author or topic between the posts of its time: what it is about, and the way to it. */
const ArticleItem: React.FC<ArticleItemProps> = ({ card, place, setSize }) => {
  const { actions, personOf, view: { isCompact } } = useStreamPage();
  const { blogUrl, photoUrl } = useStreamEnvironment();
  const [isGone, setGone] = React.useState(false);
  const titleId = useId('article');
  const author = personOf(card.authorId);
  const name = author?.name ?? strings.FormerColleague;
  const { kind, target } = card.why;
  const followedName = kind === 'person' ? name : card.why.name;
  const why = format({ blog: strings.WhyArticleBlog, person: strings.WhyArticlePerson, topic: strings.WhyArticleTopic }[kind], { name: followedName });
  const unfollow = format({ blog: strings.UnfollowBlog, person: strings.UnfollowPerson, topic: strings.UnfollowTopic }[kind], { name: followedName });
  if (isGone) return null;
  const face = card.isTeam ? { name: card.blogTitle, email: '' } : author ?? { name, email: '' };
  return (
    <article className={cx(styles.post, isCompact && styles.compact)} tabIndex={0} aria-labelledby={titleId} aria-posinset={place} aria-setsize={setSize}>
      <PersonFace person={face} photoUrl={!card.isTeam && author?.email ? photoUrl(author.email) : undefined} size={isCompact ? 32 : 40} />
      <div className={styles.content}>
        <header className={styles.header}>
          <div className={styles.who}>
            <h3 className={styles.author}>{card.isTeam ? <bdi>{card.blogTitle}</bdi> : <AuthorName id={card.authorId} person={author} />}</h3>
            <MetaLine>
              <span><Icon name="blog" size={14} /> {card.blogTitle === '' || card.isTeam ? strings.ArticleKind : format(strings.ArticleIn, { blog: card.blogTitle })}</span>
              <RelativeTime date={new Date(card.at)} />
            </MetaLine>
          </div>
          <Menu label={strings.More} items={[{ key: 'unfollow', icon: 'close', text: unfollow, onSelect: () => { setGone(true); actions.follow(target, false).catch(() => setGone(false)); } }]} />
        </header>
        <CardLink card={card} href={blogUrl === '' ? undefined : `${blogUrl}#blog=article/${card.id}`} titleId={titleId} />
        <p className={styles.small}>{why}</p>
      </div>
    </article>
  );
};

function CardLink({ card, href, titleId }: { readonly card: ArticleCard; readonly href: string | undefined; readonly titleId: string }): JSX.Element {
  const [isBroken, setBroken] = React.useState(false);
  const hasPicture = card.pictureUrl !== undefined && !isBroken;
  return (
    <a className={cx(cardStyles.card, cardStyles.inFeed)} {...(href === undefined ? {} : { href })}>
      {hasPicture && <img className={cardStyles.picture} src={card.pictureUrl} alt="" loading="lazy" decoding="async" onError={() => setBroken(true)} />}
      <span className={cardStyles.words}>
        <span id={titleId} className={cardStyles.title} dir="auto">{card.title}</span>
        {card.summary !== '' && <span className={cardStyles.summary} dir="auto">{card.summary}</span>}
      </span>
    </a>
  );
}

export default ArticleItem;
