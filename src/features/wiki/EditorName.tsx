import * as React from 'react';
import * as strings from 'WikiStrings';
import type { Person } from '../../domain/shared/person';
import { PersonName } from '../shared/PersonName';

/** Who changed a page: opens a card and leads to the profile, where there are profiles. */
export const EditorName: React.FC<{ readonly person: Person | undefined }> = ({ person }) => (person ? <PersonName person={person} /> : <bdi>{strings.FormerColleague}</bdi>);
