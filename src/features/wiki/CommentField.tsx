import * as React from 'react';
import * as sharedStrings from 'SharedStrings';
import type { NamedPerson } from '../../domain/wiki/mentions';
import { useWikiServices } from '../../application/wiki/wikiServices';
import { ComposerField, type ComposerTrigger } from '../../ui/ComposerField/ComposerField';
import { useId } from '../../ui/base/useId';
import { useMentionSearch } from '../shared/useMentionSearch';
import styles from './Wiki.module.scss';

export interface CommentFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly hasFocus: boolean;
  readonly problem: string | undefined;
  readonly onChange: (text: string) => void;
  readonly onSubmit: () => void;
  /** Somebody was chosen to be named. */
  readonly onNamed: (person: NamedPerson) => void;
}

/** Where a comment is written: Markdown, and `@` offers colleagues. */
const CommentField: React.FC<CommentFieldProps> = ({ label, placeholder, value, hasFocus, problem, onChange, onSubmit, onNamed }) => {
  const search = useMentionSearch(useWikiServices());
  const problemId = useId('comment');
  const triggers = React.useMemo((): readonly ComposerTrigger[] => [{
    character: '@', label: sharedStrings.MentionSomebody, search, toText: ({ text }) => `@${text}`, onChoose: ({ key, text }) => onNamed({ loginName: key, name: text })
  }], [search, onNamed]);
  return (
    <div className={styles.commentBox}>
      <ComposerField label={label} placeholder={placeholder} value={value} onChange={onChange} triggers={triggers} onSubmit={onSubmit} hasFocus={hasFocus} describedBy={problem ? problemId : undefined} />
      {problem && <p id={problemId} role="alert" className={styles.problem}>{problem}</p>}
    </div>
  );
};

export default CommentField;
