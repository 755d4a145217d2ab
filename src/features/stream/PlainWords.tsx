import * as React from 'react';
import type { NamedPerson } from '../../domain/stream/post';
import { postTokens, type BlockToken, type InlineToken } from '../../domain/stream/postTokens';
import { Topic } from '../../ui/Chip/Chip';
import { Link } from '../../ui/Link/Link';
import { targetKey } from '../../domain/shared/keys';
import { PersonName } from '../shared/PersonName';
import { useStreamPage } from './pageContext';
import { routeHash } from './route';
import styles from './Post.module.scss';

/** Draws text as elements of the page; no markup of others is ever parsed as HTML. */
export const PlainWords: React.FC<{ readonly text: string; readonly mentions: readonly NamedPerson[] }> = ({ text, mentions }) => {
  const blocks = React.useMemo(() => postTokens(text, mentions), [text, mentions]);
  return <>{blocks.map((block, index) => <Block key={index} block={block} />)}</>;
};

function Block({ block }: { readonly block: BlockToken }): JSX.Element | null {
  if (block.type === 'codeBlock') return <pre dir="ltr" tabIndex={0}><code>{block.text}</code></pre>;
  if (block.type === 'list') {
    const List = block.isNumbered ? 'ol' : 'ul';
    return <List>{block.items.map((item, index) => <li key={index} dir="auto"><Inline tokens={item} /></li>)}</List>;
  }
  const lines = block.lines.map((line, index) => <React.Fragment key={index}>{index > 0 && <br />}<Inline tokens={line} /></React.Fragment>);
  return block.type === 'quote' ? <blockquote dir="auto">{lines}</blockquote> : <p dir="auto">{lines}</p>;
}

function Inline({ tokens }: { readonly tokens: readonly InlineToken[] }): JSX.Element {
  return <>{tokens.map((token, index) => <InlinePiece key={index} token={token} />)}</>;
}

function InlinePiece({ token }: { readonly token: InlineToken }): JSX.Element | null {
  const { followed } = useStreamPage();
  switch (token.type) {
    case 'code': return <code dir="ltr">{token.text}</code>;
    case 'strong': return <strong><Inline tokens={token.content} /></strong>;
    case 'emphasis': return <em><Inline tokens={token.content} /></em>;
    case 'link': return <Link href={token.href} isExternal><bdi>{token.text}</bdi></Link>;
    case 'topic': return <Topic name={token.text} href={routeHash({ filter: { tab: 'topic', topic: token.topic } })} isChosen={followed.includes(targetKey('topic', token.topic))} />;
    // The number in a mention is its author's word; a card finds out for itself.
    case 'mention': return <PersonName person={{ name: token.person.name, email: token.person.email }} isMention className={styles.mention} fallbackHref={routeHash({ filter: { tab: 'person', personId: token.person.id } })} />;
    default: return <>{token.text}</>;
  }
}
