import * as React from 'react';
import * as strings from 'SharedStrings';
import type { Setup, SetupState } from '../../domain/shared/setup';
import { lazily } from '../../ui/base/lazily';
import { MessageStrip } from '../../ui/MessageStrip/MessageStrip';
import { EmptyState } from '../../ui/States/EmptyState';
import type { SetupScreenProps, SetupWords } from './SetupScreen';

const SetupScreen = lazily<SetupScreenProps>(() => import(/* webpackChunkName: 'setup-screen' */ './SetupScreen'));

export interface SetupGateProps {
  /** Whether the lists of the area are there; `outdated` ones still work. */
  readonly state: SetupState;
  /** Whether the person may make lists on the site. */
  readonly isOwner: boolean;
  readonly words: SetupWords;
  readonly loadSetup: () => Promise<Setup>;
  /** The set-up is done and somebody wants to see the outcome: read the state again. */
  readonly onOpen: () => void;
}

/** Shows what is inside once the lists are there; until then the set-up to owners, and one sentence to everybody else. */
export const SetupGate: React.FC<SetupGateProps> = ({ state, isOwner, words, loadSetup, onOpen, children }) => {
  const [isUpdating, setUpdating] = React.useState(false);
  const handleOpen = (): void => {
    setUpdating(false);
    onOpen();
  };
  if (isOwner && (state === 'missing' || isUpdating)) return <SetupScreen words={words} loadSetup={loadSetup} onOpen={handleOpen} />;
  if (state === 'missing') return <EmptyState title={words.notSetUp} />;
  return (
    <>
      {isOwner && state === 'outdated' && <MessageStrip actions={[{ text: strings.UpdateLists, onClick: () => setUpdating(true) }]} isLive={false}>{strings.Outdated}</MessageStrip>}
      {children}
    </>
  );
};
