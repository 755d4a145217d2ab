import type * as React from 'react';
import type { Cover } from '../../domain/blog/article';

/** Keeps the place that its author chose in view, however a cover is cut. */
export function coverFocus({ focus }: Cover): React.CSSProperties | undefined {
  return focus && { objectPosition: `${focus.x}% ${focus.y}%` };
}
