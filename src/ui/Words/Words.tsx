import * as React from 'react';
import { splitTemplate } from '../../domain/shared/text';

export interface WordsProps {
  /** A sentence with `{holes}`. */
  readonly template: string;
  /** What goes into the holes: text, links, names. */
  readonly values: Readonly<Record<string, React.ReactNode>>;
}

/** A sentence with elements in it, in the order of the language; text in holes keeps its own direction. */
export const Words: React.FC<WordsProps> = ({ template, values }) => (
  <>
    {splitTemplate(template).map((part, index) => {
      if ('text' in part) return <React.Fragment key={index}>{part.text}</React.Fragment>;
      const value = values[part.hole];
      return typeof value === 'string' ? <bdi key={index}>{value}</bdi> : <React.Fragment key={index}>{value}</React.Fragment>;
    })}
  </>
);
