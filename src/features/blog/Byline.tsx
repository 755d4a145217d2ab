import * as React from 'react';
import * as strings from 'BlogStrings';
import { useBlogStart } from '../../application/blog/useBlog';
import { isTeamVoice, writersOf, type ArticleEntry } from '../../domain/blog/article';
import type { Person } from '../../domain/shared/person';
import { listParts } from '../../domain/shared/text';
import { useRoot } from '../../ui/Root/RootContext';
import { AuthorName } from './AuthorName';
import { routeHref } from './route';
import styles from './Blog.module.scss';

/** Names as the language lists them, each with its card. */
export const Writers: React.FC<{ readonly ids: readonly number[]; readonly people: ReadonlyMap<number, Person> }> = ({ ids, people }) => {
  const { locale } = useRoot();
  return (
    <span>
      {listParts(locale, ids.length).map((part, index) => (
        typeof part === 'number' ? <AuthorName key={index} id={ids[part] ?? 0} person={people.get(ids[part] ?? 0)} /> : <React.Fragment key={index}>{part}</React.Fragment>
      ))}
    </span>
  );
};

export interface BylineProps {
  readonly article: ArticleEntry;
  readonly people: ReadonlyMap<number, Person>;
}

/** Who wrote something, each a link: a person, several, or the team of its blog. */
export const Byline: React.FC<BylineProps> = ({ article, people }) => {
  const blogs = useBlogStart().data?.blogs ?? [];
  const blog = isTeamVoice(article) ? blogs.find(({ key }) => key === article.blog) : undefined;
  if (blog) return <a className={styles.author} href={routeHref({ view: 'blog', name: blog.key })}><bdi>{blog.title}</bdi></a>;
  return <Writers ids={writersOf(article)} people={people} />;
};

/** Whose face stands beside an article: the first of its people, or the team's name. */
export function faceOf(article: ArticleEntry, people: ReadonlyMap<number, Person>, teamName: string | undefined): { readonly name: string; readonly email: string } {
  if (teamName !== undefined) return { name: teamName, email: '' };
  const person = people.get(writersOf(article)[0] ?? 0);
  return { name: person?.name ?? strings.FormerColleague, email: person?.email ?? '' };
}
