import type * as React from 'react';
import { lazily } from '../base/lazily';

export interface CalloutProps {
  /** What it points at. */
  readonly target: Element;
  readonly onDismiss: () => void;
  readonly role?: 'dialog' | 'tooltip' | 'listbox';
  readonly label?: string | undefined;
  readonly placement?: 'below' | 'belowEnd' | 'above';
  /** The focus moves in and comes home afterwards. */
  readonly takesFocus?: boolean;
  readonly width?: number;
  readonly id?: string;
  readonly onPointerEnter?: () => void;
  readonly onPointerLeave?: () => void;
  readonly children?: React.ReactNode;
}

/** A surface beside something, above everything else on the page. Draw it while it is open. */
export const Callout = lazily<CalloutProps>(() => import(/* webpackChunkName: 'kit-callout' */ '../layers/CalloutLayer'));
