import * as React from 'react';
import { DraftsDialog } from './DraftsDialog';
import { DecisionForm, HistoryDialog, LogDialog, ReactorsDialog } from './RecordDialogs';
import { MutedDialog, ShortcutsDialog } from './ViewDialogs';
import type { PageDialog } from './pageContext';
import { ReadersDialog } from './ReadersDialog';

export interface StreamDialogProps {
  readonly dialog: PageDialog;
  readonly onClose: () => void;
}

/** Whatever opens above the stream. */
const StreamDialog: React.FC<StreamDialogProps> = ({ dialog, onClose }) => {
  switch (dialog.type) {
    case 'drafts': return <DraftsDialog onClose={onClose} />;
    case 'muted': return <MutedDialog onClose={onClose} />;
    case 'shortcuts': return <ShortcutsDialog onClose={onClose} />;
    case 'history': return <HistoryDialog one={dialog.one} onClose={onClose} />;
    case 'reactors': return <ReactorsDialog one={dialog.one} onClose={onClose} />;
    case 'readers': return <ReadersDialog one={dialog.one} onClose={onClose} />;
    case 'log': return <LogDialog one={dialog.one} onClose={onClose} />;
    default: return <DecisionForm action={dialog.type} one={dialog.one} onClose={onClose} />;
  }
};

export default StreamDialog;
