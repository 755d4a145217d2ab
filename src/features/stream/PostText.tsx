import * as React from 'react';
import * as strings from 'StreamStrings';
import type { NamedPerson } from '../../domain/stream/post';
import { Link } from '../../ui/Link/Link';
import { PlainWords } from './PlainWords';
import styles from './Post.module.scss';

export interface PostTextProps {
  readonly text: string;
  readonly mentions: readonly NamedPerson[];
  /** Lines after which the rest is folded. */
  readonly isFolded?: boolean;
}

/** Longer texts than this are folded at first. */
const foldLength = 900;
const foldLines = 12;

/** What somebody wrote, with names and topics that lead somewhere; a long text is folded until it is asked for. */
export const PostText: React.FC<PostTextProps> = ({ text, mentions, isFolded = true }) => {
  const [isOpen, setOpen] = React.useState(false);
  const isLong = isFolded && (text.length > foldLength || text.split('\n').length > foldLines);
  return (
    <>
      <div className={isLong && !isOpen ? styles.folded : styles.text} dir="auto">
        <PlainWords text={text} mentions={mentions} />
      </div>
      {isLong && !isOpen && <Link isStrong isStandalone onClick={() => setOpen(true)}>{strings.ShowAll}</Link>}
    </>
  );
};
