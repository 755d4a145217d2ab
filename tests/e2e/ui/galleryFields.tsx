import * as React from 'react';
import { Button } from '../../../src/ui/Button/Button';
import { ComposerField, type ComposerHandle } from '../../../src/ui/ComposerField/ComposerField';
import { ComposerFrame, FormatBar } from '../../../src/ui/ComposerField/FormatBar';
import { DateField } from '../../../src/ui/DateField/DateField';
import { PersonPicker, type PersonOption } from '../../../src/ui/PersonPicker/PersonPicker';
import { SearchField } from '../../../src/ui/SearchField/SearchField';
import { Select } from '../../../src/ui/Select/Select';
import { TextField } from '../../../src/ui/TextField/TextField';
import { Checkbox, Toggle } from '../../../src/ui/Toggle/Toggle';

const everybody: readonly PersonOption[] = [
  { key: '1', text: 'Salma Al-Harthy', detail: 'Regional manager, Gulf', face: {} }, { key: '2', text: 'Sam Adeyemi', detail: 'Port services, Porto', face: {} },
  { key: '3', text: 'Sanna Lehtinen', detail: 'Field electrician, Tampere', face: {} }, { key: '4', text: 'Oskar Lindqvist', detail: 'Workshop', face: {} }
];
const topics: readonly PersonOption[] = [{ key: 't1', text: 'sea-trials', detail: '412 posts', icon: 'hash' }, { key: 't2', text: 'sea-ice', detail: '38 posts', icon: 'hash' }];
type Search = (text: string) => Promise<readonly PersonOption[]>;
const search = (all: readonly PersonOption[]): Search => (text) => Promise.resolve(all.filter((item) => item.text.toLowerCase().includes(text.toLowerCase())));

/** Every field of the kit, filled and empty. */
export function GalleryFields(): JSX.Element {
  const composer = React.useRef<ComposerHandle>(null);
  const [text, setText] = React.useState('Hull C is back from the paint shop. Before it goes out we run **three tests** at the quay.');
  const [people, setPeople] = React.useState<readonly PersonOption[]>(everybody.slice(3));
  const [date, setDate] = React.useState<Date | undefined>(new Date(2026, 5, 4, 8, 0));
  const [words, setWords] = React.useState('');
  const [isOn, setOn] = React.useState(true);
  return (
    <div style={{ display: 'grid', gap: 16 }}>
      <ComposerFrame>
        <ComposerField ref={composer} label="Post" placeholder="What would you like to share?" value={text} onChange={setText} triggers={[
          { character: '@', label: 'People', search: search(everybody), toText: ({ text: name }) => `@${name}` }, { character: '#', label: 'Topics', search: search(topics), toText: ({ text: name }) => `#${name}` }
        ]} />
        <div style={{ padding: '4px 8px', borderBlockStart: '1px solid var(--bodyDivider)' }}><FormatBar composer={composer} hasTriggers><Button icon="image" label="Add a picture" /><Button icon="attach" label="Attach a file" /></FormatBar></div>
      </ComposerFrame>
      <SearchField label="Search people" value={words} onChange={setWords} />
      <TextField label="Title" value="Which torque for the new mast clamps?" onChange={() => undefined} hint="A question that can be answered." maxLength={40} />
      <TextField label="About you" isOptional rows={3} value="" placeholder="What should colleagues ask you?" onChange={() => undefined} />
      <TextField label="Telephone" value="abc" error="A telephone number has digits." onChange={() => undefined} />
      <PersonPicker label="For whom" value={people} onChange={setPeople} onSearch={search(everybody)} placeholder="Add a person" />
      <Select label="Show" value="all" onChange={() => undefined} options={[{ key: 'all', text: 'Everyone' }, { key: 'mine', text: 'People I follow' }]} />
      <DateField label="Publish" value={date} onChange={setDate} hasTime />
      <Toggle label="Hide who voted" hint="Colleagues see totals only. Site owners could see single votes." isChecked={isOn} onChange={setOn} />
      <Toggle label="Allow several choices" isChecked={!isOn} onChange={() => undefined} />
      <Checkbox label="I have read this" isChecked={isOn} onChange={setOn} />
      <Checkbox label="One of several" radioGroup="g" isChecked onChange={() => undefined} />
    </div>
  );
}
