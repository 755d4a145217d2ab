import * as React from 'react';
import * as strings from 'BlogStrings';
import { useBlogServices } from '../../application/blog/blogServices';
import { useBlogStart } from '../../application/blog/useBlog';
import { isAuthorOf } from '../../domain/blog/blogs';
import { longestBody, parseTopics, type articleProblem, type ArticleText, type Byline } from '../../domain/blog/article';
import { format } from '../../domain/shared/text';
import { Button } from '../../ui/Button/Button';
import { DateField } from '../../ui/DateField/DateField';
import { MessageStrip } from '../../ui/MessageStrip/MessageStrip';
import { RichEditor, type RichEditorHandle, type UploadedFile } from '../../ui/RichEditor/RichEditor';
import { Select } from '../../ui/Select/Select';
import { errorText } from '../../ui/States/ErrorState';
import { TextField } from '../../ui/TextField/TextField';
import { FocalPointField } from './FocalPointField';
import { PeopleField } from './PeopleField';
import { useEditorTopics } from '../shared/useEditorTopics';
import { useMentionSearch } from '../shared/useMentionSearch';
import { routeHref } from './route';
import styles from './Blog.module.scss';

export interface FormProblem {
  readonly field: 'title' | 'body' | 'save';
  readonly text: string;
}

/** The sentence about what keeps a text from being published. */
export function problemText(problem: NonNullable<ReturnType<typeof articleProblem>>, { body }: ArticleText): string {
  const words = { title: strings.TitleEmpty, titleLong: strings.TitleLong, body: strings.BodyEmpty, bodyLong: format(strings.BodyLong, { count: body.length - longestBody }) };
  return words[problem];
}

export interface ArticleFormProps {
  readonly text: ArticleText;
  /** Whose article it is: offered are the blogs in which they speak. */
  readonly authorId: number;
  /** Who is named while nobody is chosen; the author alone without it. */
  readonly writers?: readonly number[] | undefined;
  readonly onChange: (change: Partial<ArticleText>) => void;
  readonly onUpload: (file: File) => Promise<UploadedFile>;
  /** Where a picture lies; undefined before the first save. */
  readonly pictureUrl: ((name: string) => string) | undefined;
  readonly problem: FormProblem | undefined;
  readonly handle: React.Ref<RichEditorHandle>;
  readonly onSubmit: () => void;
}

/** The fields of an article: title, summary and text as they will be read, then what files it. */
export const ArticleForm: React.FC<ArticleFormProps> = ({ text, authorId, writers, onChange, onUpload, pictureUrl, problem, handle, onSubmit }) => {
  const environment = useBlogServices();
  const { service } = environment;
  const [topics, setTopics] = React.useState(text.topics.join(' '));
  const searchPeople = useMentionSearch(environment);
  const searchLinks = React.useCallback(async (words: string) => (words === '' ? [] : (await service.search(words)).map(({ id, title, excerpt }) => ({ key: String(id), title, detail: excerpt, href: routeHref({ view: 'article', id }) }))), [service]);
  // Topics that another's change brought stand in the field too; what is typed is left as it is.
  React.useEffect(() => setTopics((typed) => (parseTopics(typed).join(' ') === text.topics.join(' ') ? typed : text.topics.join(' '))), [text.topics]);
  const latest = React.useRef(text);
  latest.current = text;
  const named = useEditorTopics({
    list: () => service.listTopics(),
    read: (words) => parseTopics(words)[0],
    hrefOf: (name) => routeHref({ view: 'topic', name }),
    onNamed: (topic) => {
      const next = parseTopics([...latest.current.topics, topic].join(' '));
      setTopics(next.join(' '));
      onChange({ topics: next });
    }
  });
  const blogs = (useBlogStart().data?.blogs ?? []).filter((blog) => isAuthorOf(blog, authorId) || blog.key === text.blog);
  return (
    <>
      {problem?.field === 'save' && <MessageStrip kind="error">{problem.text}</MessageStrip>}
      <TextField label={strings.TitleLabel} value={text.title} onChange={(title) => onChange({ title })} error={problem?.field === 'title' ? problem.text : undefined} hasFocus />
      <TextField label={strings.SummaryLabel} hint={strings.SummaryHint} rows={2} value={text.summary} onChange={(summary) => onChange({ summary })} maxLength={400} isOptional />
      <RichEditor topics={named} onSearchPeople={searchPeople} onSearchLinks={searchLinks} label={strings.BodyLabel} html={text.body} onChange={(body) => onChange({ body })} placeholder={strings.BodyHint} onUpload={onUpload} onSubmit={onSubmit} handle={handle} />
      {problem?.field === 'body' && <p role="alert" className={styles.problem}>{problem.text}</p>}
      <CoverField text={text} onChange={onChange} onUpload={onUpload} pictureUrl={pictureUrl} />
      <div className={styles.fields}>
        {blogs.length > 0 && <Select label={strings.BlogLabel} value={text.blog} onChange={(blog) => onChange({ blog })} options={[{ key: '', text: strings.NoBlog }, ...blogs.map(({ key, title }) => ({ key, text: title }))]} />}
        <TextField label={strings.CategoryLabel} value={text.category} onChange={(category) => onChange({ category })} maxLength={100} isOptional />
        <TextField
          label={strings.TopicsLabel} hint={strings.TopicsHint} value={topics} isOptional
          onChange={(typed) => { setTopics(typed); onChange({ topics: parseTopics(typed) }); }}
        />
        <TextField label={strings.SeriesLabel} hint={strings.SeriesHint} value={text.series} onChange={(series) => onChange({ series })} maxLength={100} isOptional />
        <BylineFields text={text} authorId={authorId} writers={writers} onChange={onChange} />
        <DateField label={strings.EndsLabel} hint={strings.EndsHint} value={text.unpublishAt ? new Date(text.unpublishAt) : undefined} hasTime minDate={new Date()} onChange={(date) => onChange({ unpublishAt: date?.toISOString() })} isOptional />
      </div>
    </>
  );
};

/** Who is said to have written it, and whether it speaks as its team. */
function BylineFields({ text: { byline, blog }, authorId, writers = [authorId], onChange }: Pick<ArticleFormProps, 'text' | 'authorId' | 'writers' | 'onChange'>): JSX.Element {
  const change = (next: Partial<Byline>): void => onChange({ byline: { ...byline, ...next } });
  return (
    <>
      <PeopleField label={strings.BylineLabel} hint={strings.BylineHint} ids={byline.people.length > 0 ? byline.people : writers} onChange={(people) => change({ people })} limit={10} />
      {blog !== '' && <Select label={strings.VoiceLabel} value={byline.voice} onChange={(key) => change({ voice: key === 'team' ? 'team' : 'people' })} options={[{ key: 'people', text: strings.VoicePeople }, { key: 'team', text: strings.VoiceTeam }]} />}
    </>
  );
}

function CoverField({ text: { cover }, onChange, onUpload, pictureUrl }: Pick<ArticleFormProps, 'text' | 'onChange' | 'onUpload' | 'pictureUrl'>): JSX.Element {
  const input = React.useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = React.useState(false);
  const [error, setError] = React.useState<string>();
  const send = async (file: File): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      const { name } = await onUpload(file);
      onChange({ cover: { name, alt: cover?.alt ?? '' } });
    } catch (reason) {
      setError(errorText(reason));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={styles.coverField}>
      <div className={styles.buttons}>
        <Button icon="image" isBusy={isBusy} onClick={() => input.current?.click()}>{cover ? strings.ChangeCover : strings.AddCover}</Button>
        {cover && <Button variant="quiet" icon="delete" onClick={() => onChange({ cover: undefined })}>{strings.RemoveCover}</Button>}
      </div>
      <input ref={input} type="file" accept="image/png,image/jpeg,image/gif,image/webp" hidden aria-label={strings.AddCover} onChange={({ target }) => { const [file] = Array.from(target.files ?? []); if (file) send(file).catch(() => undefined); target.value = ''; }} />
      {error && <p role="alert" className={styles.problem}>{error}</p>}
      {cover && pictureUrl && <FocalPointField src={pictureUrl(cover.name)} value={cover.focus} onChange={(focus) => onChange({ cover: { ...cover, focus } })} />}
      {cover && <TextField label={strings.CoverAlt} hint={strings.CoverAltHint} value={cover.alt} onChange={(alt) => onChange({ cover: { ...cover, alt } })} maxLength={120} />}
    </div>
  );
}
