import * as React from 'react';
import * as strings from 'WikiStrings';
import { useOpenText } from '../../application/wiki/useWiki';
import { useOverview } from '../../application/wiki/useWikiTalk';
import { fillTemplate, templateFields } from '../../domain/wiki/page';
import { Button } from '../../ui/Button/Button';
import { Select } from '../../ui/Select/Select';
import { TextField } from '../../ui/TextField/TextField';
import styles from './Wiki.module.scss';

export interface TemplatePickerProps {
  /** Something is written already, which a template would replace. */
  readonly isWritten: boolean;
  readonly onUse: (html: string) => void;
}

/** Begins a page with a template and asks for what is to be filled in. Not there where the wiki has none. */
export const TemplatePicker: React.FC<TemplatePickerProps> = ({ isWritten, onUse }) => {
  const { data: templates = [] } = useOverview('templates', (service) => service.listTemplates());
  const [id, setId] = React.useState('');
  const [values, setValues] = React.useState<ReadonlyMap<string, string>>(new Map());
  const { data: template } = useOpenText(id === '' ? undefined : Number(id));
  if (templates.length === 0) return null;
  const fields = template ? templateFields(template.body) : [];
  return (
    <div className={styles.choices}>
      <Select
        label={strings.TemplateLabel} value={id} placeholder={strings.TemplateNone} hint={isWritten && id !== '' ? strings.TemplateReplaces : undefined}
        options={templates.map((page) => ({ key: String(page.id), text: page.title }))} onChange={(key) => { setId(key); setValues(new Map()); }}
      />
      {fields.map((field) => <TextField key={field} label={field} value={values.get(field) ?? ''} onChange={(value) => setValues(new Map([...values, [field, value]]))} />)}
      {template && <div><Button icon="copy" onClick={() => { onUse(fillTemplate(template.body, values)); setId(''); }}>{strings.TemplateUse}</Button></div>}
    </div>
  );
};
