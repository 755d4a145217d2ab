import * as React from 'react';
import * as strings from 'PeopleStrings';
import { hasCommon } from '../../domain/people/common';
import { countPhrase, format, formatList } from '../../domain/shared/text';
import { Icon, type IconName } from '../../ui/Icon/Icon';
import { useRoot } from '../../ui/Root/RootContext';
import { useProfilePage } from './pageContext';
import { Section } from './Section';
import styles from './Profile.module.scss';

/** What the one who looks and the person share. */
export const CommonPanel: React.FC = () => {
  const { details, start } = useProfilePage();
  const { locale } = useRoot();
  const { common, people } = details;
  if (start.person?.id === start.viewer.person.id || !hasCommon(common)) return null;
  const names = common.peopleIds.slice(0, 2).flatMap((id) => people.get(id)?.name ?? []);
  const others = common.peopleIds.length - names.length;
  const followed = others > 0 ? [...names, countPhrase(locale, strings, 'Others', others)] : names;
  const some = (entries: readonly string[]): string => formatList(locale, entries.slice(0, 3));
  const lines: readonly (readonly [IconName, string] | undefined)[] = [
    names.length > 0 ? ['people', format(strings.BothFollow, { names: formatList(locale, followed) })] : undefined,
    common.topics.length > 0 ? ['hash', format(strings.CommonTopics, { topics: some(common.topics.map((topic) => `#${topic}`)) })] : undefined,
    common.skills.length > 0 ? ['tasks', format(strings.CommonSkills, { skills: some(common.skills) })] : undefined,
    common.interests.length > 0 ? ['heart', format(strings.CommonInterests, { interests: some(common.interests) })] : undefined,
    common.office !== '' ? ['place', format(strings.CommonOffice, { office: common.office })] : undefined,
    common.hasSameManager ? ['orgChart', strings.CommonManager] : common.department !== '' ? ['orgChart', format(strings.CommonDepartment, { department: common.department })] : undefined
  ];
  return (
    <Section title={strings.InCommon}>
      <ul className={styles.common}>
        {lines.flatMap((line) => (line ? [<li key={line[1]}><Icon name={line[0]} /><span>{line[1]}</span></li>] : []))}
      </ul>
    </Section>
  );
};
