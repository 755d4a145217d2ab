import * as React from 'react';
import * as strings from 'SharedStrings';
import { lazily } from '../base/lazily';
import { Button } from '../Button/Button';
import styles from './Dialog.module.scss';

export interface ModalProps {
  readonly title: string;
  readonly subtitle?: string | undefined;
  /** Asked to close: by the cross, Escape or, unless blocking, a click outside. */
  readonly onClose: () => void;
  /** Only the buttons close it. */
  readonly isBlocking?: boolean | undefined;
  readonly size?: 'small' | 'medium' | 'large' | undefined;
  readonly isPanel?: boolean | undefined;
  readonly isWide?: boolean | undefined;
  /** Buttons, the main one last. */
  readonly footer?: React.ReactNode;
  readonly children?: React.ReactNode;
}

/** A dialog above the page. Draw it while it is open; the focus goes in and comes home. */
export const Dialog = lazily<ModalProps>(() => import(/* webpackChunkName: 'kit-modal' */ '../layers/ModalLayer'));

export interface ConfirmDialogProps {
  readonly title: string;
  /** What will happen, in at most two sentences. */
  readonly text: string;
  /** A verb: "Delete". */
  readonly confirmText: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  readonly isDanger?: boolean;
  readonly isBusy?: boolean;
}

/** Asks before something that cannot be undone. Where it can be undone, do it and show an UndoBar. */
export const ConfirmDialog: React.FC<ConfirmDialogProps> = ({ title, text, confirmText, onConfirm, onCancel, isDanger, isBusy }) => (
  <Dialog
    title={title}
    onClose={onCancel}
    footer={
      <>
        <Button onClick={onCancel}>{strings.Cancel}</Button>
        <Button variant={isDanger ? 'danger' : 'primary'} onClick={onConfirm} isBusy={isBusy}>{confirmText}</Button>
      </>
    }
  >
    <p className={styles.text}>{text}</p>
  </Dialog>
);
