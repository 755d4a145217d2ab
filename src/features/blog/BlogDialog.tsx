import * as React from 'react';
import * as strings from 'BlogStrings';
import { useBlogServices } from '../../application/blog/blogServices';
import { useBlogStart, useRefresh } from '../../application/blog/useBlog';
import { useToasts } from '../../application/shared/toasts';
import { blogKey, type BlogInfo } from '../../domain/blog/blogs';
import { countPhrase } from '../../domain/shared/text';
import { Button } from '../../ui/Button/Button';
import { Dialog } from '../../ui/Dialog/Dialog';
import { MessageStrip } from '../../ui/MessageStrip/MessageStrip';
import { PersonPicker, type PersonOption } from '../../ui/PersonPicker/PersonPicker';
import { useRoot } from '../../ui/Root/RootContext';
import { Select } from '../../ui/Select/Select';
import { errorText } from '../../ui/States/ErrorState';
import { TextField } from '../../ui/TextField/TextField';
import styles from './Blog.module.scss';

const dayChoices = [0, 30, 60, 90, 365];

export interface BlogDialogProps {
  /** Undefined for a new one. */
  readonly blog: BlogInfo | undefined;
  readonly onClose: () => void;
}

/** An owner names a blog and says who speaks in it. */
const BlogDialog: React.FC<BlogDialogProps> = ({ blog, onClose }) => {
  const { service, people, photoUrl } = useBlogServices();
  const { locale } = useRoot();
  const { show } = useToasts();
  const refresh = useRefresh();
  const blogs = useBlogStart().data?.blogs ?? [];
  const [title, setTitle] = React.useState(blog?.title ?? '');
  const [about, setAbout] = React.useState(blog?.about ?? '');
  const [days, setDays] = React.useState(blog?.commentDays ?? 0);
  const [approves, setApproves] = React.useState(blog?.approvesSince !== undefined);
  const [authors, setAuthors] = React.useState<readonly PersonOption[]>(() => (blog?.authorIds ?? []).map((id) => ({ key: String(id), text: String(id) })));
  const [problem, setProblem] = React.useState<string>();
  const [failure, setFailure] = React.useState<string>();
  const [isBusy, setBusy] = React.useState(false);
  const ids = blog?.authorIds;
  React.useEffect(() => {
    if (!ids || ids.length === 0) return;
    people.listPeople(ids).then((found) => setAuthors(ids.map((id) => ({ key: String(id), text: found.get(id)?.name ?? strings.FormerColleague }))), () => undefined);
  }, [ids, people]);
  const search = async (text: string): Promise<readonly PersonOption[]> =>
    (await people.searchPeople(text)).map(({ loginName, name, email, jobTitle }) => ({ key: loginName, text: name, detail: jobTitle, face: { account: email, photoUrl: photoUrl(email) } }));
  const save = async (): Promise<void> => {
    if (title.trim() === '') {
      setProblem(strings.BlogNameEmpty);
      return;
    }
    setBusy(true);
    setFailure(undefined);
    try {
      // Those from before are numbers already; those just found become users of the site.
      const authorIds = await Promise.all(authors.map(async ({ key }) => (/^\d+$/.test(key) ? Number(key) : (await people.ensurePerson(key)).id)));
      await service.saveBlog({ key: blog?.key ?? blogKey(title, blogs.map(({ key }) => key)), title: title.trim(), about, authorIds: [...new Set(authorIds)], commentDays: days, ...(approves ? { approvesSince: blog?.approvesSince ?? new Date().toISOString() } : {}) }, blog?.id);
      await refresh();
      show({ text: strings.BlogSaved });
      onClose();
    } catch (error) {
      setFailure(errorText(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={blog ? strings.EditBlog : strings.NewBlog} onClose={onClose}
      footer={<><Button onClick={onClose}>{strings.Cancel}</Button><Button variant="primary" isBusy={isBusy} onClick={() => { save().catch(() => undefined); }}>{strings.Save}</Button></>}
    >
      <div className={styles.dialogFields}>
        {failure && <MessageStrip kind="error">{failure}</MessageStrip>}
        <TextField label={strings.BlogName} value={title} onChange={(text) => { setProblem(undefined); setTitle(text); }} error={problem} maxLength={120} hasFocus />
        <TextField label={strings.BlogAbout} value={about} onChange={setAbout} maxLength={400} isOptional />
        <PersonPicker label={strings.BlogAuthors} hint={strings.BlogAuthorsHint} value={authors} onChange={setAuthors} onSearch={search} limit={50} />
        <Select
          label={strings.CommentDays} value={String(days)} onChange={(key) => setDays(Number(key))}
          options={[...new Set([...dayChoices, days])].sort((one, other) => one - other).map((count) => ({ key: String(count), text: count === 0 ? strings.DaysNever : countPhrase(locale, strings, 'Days', count) }))}
        />
        <Select
          label={strings.NewComments} hint={strings.NewCommentsHint} value={approves ? 'approve' : 'appear'} onChange={(key) => setApproves(key === 'approve')}
          options={[{ key: 'appear', text: strings.CommentsAppear }, { key: 'approve', text: strings.CommentsWait }]}
        />
      </div>
    </Dialog>
  );
};

export default BlogDialog;
