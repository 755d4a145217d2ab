import * as React from 'react';
import { fold } from '../../domain/shared/text';

/** A text with the words that were looked for marked in it. */
export const Marked: React.FC<{ readonly text: string; readonly words: string }> = ({ text, words }) => {
  const wanted = words.split(/\s+/).map(fold).filter((word) => word !== '');
  return <>{text.split(/([\p{L}\p{N}]+)/u).map((piece, index) => (wanted.some((word) => fold(piece).startsWith(word)) ? <mark key={index}>{piece}</mark> : piece))}</>;
};
