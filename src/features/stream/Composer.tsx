import * as React from 'react';
import * as strings from 'StreamStrings';
import { useStreamEnvironment } from '../../application/stream/streamContext';
import { useIdle } from '../../application/shared/useIdle';
import { newKey } from '../../application/stream/deviceStore';
import { useDraft } from '../../application/stream/useDraft';
import { format } from '../../domain/shared/text';
import type { NewPost, PostKind } from '../../domain/stream/post';
import { Avatar } from '../../ui/Avatar/Avatar';
import { Button } from '../../ui/Button/Button';
import { lazily } from '../../ui/base/lazily';
import type { ComposerFormProps } from './ComposerForm';
import { draftOfPost, emptyDraft, isEmptyDraft, type PostDraft } from './composerDraft';
import { useReturnedText } from './composerText';
import { useStreamPage } from './pageContext';
import { kindIcons, kindText } from './words';
import styles from './Composer.module.scss';

const ComposerForm = lazily<ComposerFormProps>(() => import(/* webpackChunkName: 'stream-composer' */ './ComposerForm'));

/** One quiet field; it opens in its place where somebody begins, or where a draft waits. */
export const Composer: React.FC = () => {
  const { viewer: { person } } = useStreamPage();
  const { photoUrl } = useStreamEnvironment();
  const [kept, setDraft, clearDraft] = useDraft<PostDraft>(person.id, 'post', emptyDraft);
  // A draft of an earlier version may lack what came later.
  const [spare] = React.useState(newKey);
  const draft = React.useMemo(() => ({ ...emptyDraft, ...kept, key: kept.key || (isEmptyDraft({ ...emptyDraft, ...kept }) ? '' : spare) }), [kept, spare]);
  const [isOpen, setOpen] = React.useState(!isEmptyDraft(draft));
  useIdle(ComposerForm.preload);
  const open = (kind: PostKind): void => {
    setDraft({ ...draft, kind, key: draft.key || newKey() });
    setOpen(true);
  };
  const close = (): void => {
    clearDraft();
    setOpen(false);
  };
  const handleReturn = React.useCallback((post: NewPost, publishAt?: string) => {
    setDraft({ ...draftOfPost(post, publishAt), key: post.key || newKey() });
    setOpen(true);
  }, [setDraft]);
  useReturnedText(handleReturn);
  const [firstName = person.name] = person.name.split(' ');
  return (
    <div className={styles.composer}>
      <Avatar name={person.name} account={person.email} photoUrl={photoUrl(person.email)} isDecorative />
      {isOpen ? <ComposerForm key={draft.key} draft={draft} onChange={setDraft} onClose={close} /> : (
        <div className={styles.box} onPointerEnter={ComposerForm.preload}>
          <button type="button" className={styles.ask} onClick={() => open('update')} onFocus={ComposerForm.preload}>{format(strings.AskWhat, { name: firstName })}</button>
          <div className={styles.kinds}>
            {(['question', 'praise', 'poll'] as const).map((kind) => <Button key={kind} variant="quiet" icon={kindIcons[kind]} label={kindText(kind)} isLabelOptional onClick={() => open(kind)}>{kindText(kind)}</Button>)}
          </div>
        </div>
      )}
    </div>
  );
};
