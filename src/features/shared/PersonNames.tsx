import * as React from 'react';
import type { CardPerson } from '../../domain/shared/personCard';
import { listParts } from '../../domain/shared/text';
import { useRoot } from '../../ui/Root/RootContext';
import { PersonName } from './PersonName';

/**
 * Several names as a language lists them, each with its card.
 * @param further stands as the last of them: "3 others"
 */
export const PersonNames: React.FC<{ readonly people: readonly CardPerson[]; readonly further?: string | undefined }> = ({ people, further }) => {
  const { locale } = useRoot();
  return (
    <>
      {listParts(locale, people.length + (further === undefined ? 0 : 1)).map((part, index) => {
        if (typeof part === 'string') return <React.Fragment key={index}>{part}</React.Fragment>;
        const person = people[part];
        return person ? <PersonName key={index} person={person} /> : <React.Fragment key={index}>{further}</React.Fragment>;
      })}
    </>
  );
};
