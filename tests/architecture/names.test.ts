import fs from 'node:fs';
import path from 'node:path';

const features = path.join(__dirname, '../../src/features');

/** Faces without a card, each for its reason. */
const bare: Readonly<Record<string, string>> = {
  'shared/PersonFace.tsx': 'the face with the card itself',
  'shared/PersonCardView.tsx': 'the face in the card',
  'stream/Composer.tsx': 'one’s own face where one writes',
  'stream/ReplyComposer.tsx': 'one’s own face where one writes',
  'stream/PendingPost.tsx': 'one’s own post that is on its way',
  'shared/MentionText.tsx': 'an option of a list that is chosen from',
  'stream/ViewDialogs.tsx': 'a muted person, whom the row’s button unmutes',
  'people/ProfileHeader.tsx': 'the person whose page it is',
  'people/ReportingPanel.tsx': 'the person whose page it is, in the line of managers',
  'network/CirclePicture.tsx': 'one picture to be looked at; the table below has the cards'
};

function* filesBelow(folder: string): Generator<string> {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(file);
    else if (entry.name.endsWith('.tsx')) yield file;
  }
}

test('every face in the suite opens a card, but for those that stand for nobody else', () => {
  const found = [...filesBelow(features)].filter((file) => /<Avatar\s/.test(fs.readFileSync(file, 'utf8'))).map((file) => path.relative(features, file).replace(/\\/g, '/'));
  expect(found.sort()).toEqual(Object.keys(bare).sort());
});
