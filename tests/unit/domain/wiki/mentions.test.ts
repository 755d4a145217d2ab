import { sentenceNaming, stillNamed } from '../../../../src/domain/wiki/mentions';

const ada = { loginName: 'ada', name: "Ada O'King" };

test('those who were chosen count while the text names them, each once', () => {
  const ben = { loginName: 'ben', name: 'Ben Moor' };
  expect(stillNamed('<p>Ask <a data-mention="" href="/x">@Ada O&#39;King</a></p>', [ada, ben, ada])).toEqual([ada]);
  expect(stillNamed('Ask @Ben Moor, **@Ada O\'King**', [ada, ben])).toEqual([ada, ben]);
  expect(stillNamed('<p>Ada O&#39;King</p>', [ada, { loginName: 'x', name: '' }])).toEqual([]);
});

test('the sentence with a name is the block in which it stands', () => {
  expect(sentenceNaming('<p>Before.</p><ul><li>Torque: ask <strong>@Ada O&#39;King</strong> &amp; co</li></ul>', ada.name)).toBe("Torque: ask @Ada O'King & co");
  expect(sentenceNaming('<p>Before.</p>', ada.name)).toBeUndefined();
  expect(sentenceNaming('<p>@</p>', '')).toBeUndefined();
});
