import * as React from 'react';
import { Dialog, type ModalProps } from '../Dialog/Dialog';

export type PanelProps = Omit<ModalProps, 'isPanel' | 'size'>;

/** A sheet at the end edge of the page, for settings and details. Draw it while it is open. */
export const Panel: React.FC<PanelProps> = (props) => <Dialog {...props} isPanel />;
