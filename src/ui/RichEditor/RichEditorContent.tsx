import type { Editor, JSONContent } from '@tiptap/core';
import { EditorContent, useEditor, useEditorState } from '@tiptap/react';
import * as React from 'react';
import { cx } from '../base/cx';
import { sanitizeToHtml } from '../RichText/sanitize';
import richText from '../RichText/RichText.module.scss';
import { EditorToolbar } from './EditorToolbar';
import { editorExtensions } from './extensions';
import { hasWords, looksLikeMarkdown, pastedHtml, pastedMarkdown } from './paste';
import { withPlainTasks } from './schema/tasks';
import { LinkDialog, type ChosenLink } from './LinkDialog';
import { PictureDialog, type ChosenPicture } from './PictureDialog';
import type { RichEditorProps } from './RichEditor';
import { useCaretMenu } from './useCaretMenu';
import styles from './RichEditor.module.scss';

/** What is written, empty where only an empty paragraph is left. */
function htmlOf(editor: Editor): string {
  return editor.isEmpty ? '' : sanitizeToHtml(withPlainTasks(editor.getHTML()));
}

function pictureOf(files: FileList | null | undefined): File | undefined {
  return Array.from(files ?? []).find(({ type }) => /^image\/(png|jpeg|gif|webp)$/.test(type));
}

/** A picture, in a figure where words stand below it. */
function pictureContent({ src, alt, caption }: ChosenPicture): JSONContent {
  const image: JSONContent = { type: 'image', attrs: { src, alt } };
  return caption === '' ? image : { type: 'figure', content: [image, { type: 'figcaption', content: [{ type: 'text', text: caption }] }] };
}

/** The editor itself; see `RichEditor` for its props. */
const RichEditorContent: React.FC<RichEditorProps> = ({ label, html, onChange, placeholder = '', lang, onUpload, onSearchLinks, onSearchPeople, onNamed, linkHint, topics, hasPageLinks, onSubmit, handle }) => {
  const host = React.useRef<HTMLDivElement>(null);
  const bar = React.useRef<HTMLDivElement>(null);
  const picker = React.useRef<HTMLInputElement>(null);
  const [isLinking, setLinking] = React.useState(false);
  const [picture, setPicture] = React.useState<File>();
  const latest = React.useRef({ onChange, onSubmit, onUpload });
  latest.current = { onChange, onSubmit, onUpload };

  const caret = useCaretMenu({ onSearchPeople, onNamed, topics });
  const current = React.useRef<Editor>();
  const takePicture = (files: FileList | null | undefined): boolean => {
    const file = latest.current.onUpload && pictureOf(files);
    if (file) setPicture(file);
    return file !== undefined;
  };
  const takePaste = (clipboard: DataTransfer | null): boolean => {
    const html = clipboard?.getData('text/html') ?? '';
    const text = clipboard?.getData('text/plain') ?? '';
    if (!hasWords(html) && takePicture(clipboard?.files)) return true;
    if (html !== '' || !looksLikeMarkdown(text) || current.current?.isActive('codeBlock')) return false;
    current.current?.commands.insertContent(pastedMarkdown(text));
    return true;
  };
  const editor = useEditor({
    extensions: [...caret.extensions, ...editorExtensions(placeholder, {
      onSubmit: () => latest.current.onSubmit?.(),
      onLink: () => setLinking(true),
      onToolbar: () => bar.current?.querySelector<HTMLElement>('button[tabindex="0"]')?.focus(),
      onPageLink: hasPageLinks ? () => setLinking(true) : undefined
    })],
    content: sanitizeToHtml(html),
    // React 17 has no hydration to wait for.
    immediatelyRender: true,
    editorProps: {
      attributes: { class: cx(richText.text, richText.reading, styles.text) ?? '', role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, dir: 'auto', ...(lang ? { lang } : {}) },
      transformPastedHTML: pastedHtml,
      handlePaste: (_view, event) => takePaste(event.clipboardData),
      handleDrop: (_view, event) => takePicture(event.dataTransfer?.files)
    },
    onUpdate: ({ editor: changed }) => latest.current.onChange(htmlOf(changed))
  });
  current.current = editor;
  React.useEffect(() => caret.describe(editor));
  // Draws the bar anew when what is chosen changes.
  useEditorState({ editor, selector: ({ transactionNumber }) => transactionNumber });
  React.useImperativeHandle(handle, () => ({
    focus: () => { editor.commands.focus(); },
    getHtml: () => htmlOf(editor),
    setHtml: (next) => { editor.commands.setContent(sanitizeToHtml(next), { emitUpdate: true }); }
  }), [editor]);

  const handleLink = (link: ChosenLink | undefined): void => {
    setLinking(false);
    const chain = editor.chain().focus();
    if (!link) chain.extendMarkRange('link').unsetLink().run();
    else if (link.isBlock) chain.insertContent({ type: 'paragraph', content: [{ type: 'text', text: link.title, marks: [{ type: 'link', attrs: { href: link.href } }] }] }).run();
    else if (editor.state.selection.empty && !editor.isActive('link')) chain.insertContent([{ type: 'text', text: link.title, marks: [{ type: 'link', attrs: { href: link.href } }] }, { type: 'text', text: ' ' }]).run();
    else chain.extendMarkRange('link').setLink({ href: link.href }).run();
  };
  const address = String(editor.getAttributes('link').href ?? '');
  return (
    <div ref={host} className={styles.editor}>
      <EditorToolbar editor={editor} bar={bar} onLink={() => setLinking(true)} onPicture={onUpload ? () => picker.current?.click() : undefined} />
      <EditorContent editor={editor} className={styles.content} />
      {caret.draw(host)}
      {onUpload && <input ref={picker} type="file" accept="image/png,image/jpeg,image/gif,image/webp" hidden onChange={({ target }) => { takePicture(target.files); target.value = ''; }} />}
      {isLinking && <LinkDialog address={address} hint={linkHint} onSearch={onSearchLinks} onChoose={handleLink} onClose={() => setLinking(false)} />}
      {picture && onUpload && (
        <PictureDialog
          file={picture} onUpload={onUpload} onClose={() => setPicture(undefined)}
          onDone={(done) => {
            setPicture(undefined);
            editor.chain().focus().insertContent(pictureContent(done)).run();
          }}
        />
      )}
    </div>
  );
};

export default RichEditorContent;
