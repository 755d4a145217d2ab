import { fillTemplate, templateFields } from '../../../../src/domain/wiki/page';

test('fields are named once, in their order, as a person reads them', () => {
  expect(templateFields('<p>{{Station}} by {{ Who }}, {{Station}}: {{Q&amp;A}} {{}} {{a<b>c</b>}}</p>')).toEqual(['Station', 'Who', 'Q&A']);
});

test('what is filled in is text, not HTML, and what is left out stays to be filled in', () => {
  const body = '<p>{{Station}} by {{ Who }}: {{Q&amp;A}} <a href="{{Station}}">x</a></p>';
  expect(fillTemplate(body, new Map([['Station', ' <b>"Skerry"</b> & co '], ['Q&A', 'none'], ['Who', ' ']]))).toBe('<p>&lt;b&gt;&quot;Skerry&quot;&lt;/b&gt; &amp; co by {{ Who }}: none <a href="&lt;b&gt;&quot;Skerry&quot;&lt;/b&gt; &amp; co">x</a></p>');
});

test('a value that looks like a field or a replacement is not read again', () => {
  expect(fillTemplate('{{One}} {{Two}}', new Map([['One', '{{Two}} $& $1'], ['Two', 'second']]))).toBe('{{Two}} $&amp; $1 second');
});
