import { linkMentions, namedIn } from '../../../../src/domain/blog/commentMentions';

const ada = { id: 1, name: 'Ada King', email: 'ada@a.example' };
const adam = { id: 2, name: 'Ada King [Ext]', email: 'adam@a.example' };
const href = ({ email }: { readonly email: string }): string => `https://a.example/profile?user=${email}`;

describe('names in a comment', () => {
  test('become links to profiles, the longer of two that begin alike first, and keep their signs', () => {
    expect(linkMentions('Thanks @Ada King [Ext] and @Ada King!', [ada, adam], href)).toBe('Thanks [@Ada King \\[Ext\\]](<https://a.example/profile?user=adam@a.example>) and [@Ada King](<https://a.example/profile?user=ada@a.example>)!');
  });

  test('stay words where the site has no profiles, and where they were taken out again', () => {
    expect(linkMentions('Thanks @Ada King', [ada], () => undefined)).toBe('Thanks @Ada King');
    expect(linkMentions('Thanks', [ada], href)).toBe('Thanks');
    expect(namedIn('Thanks @Ada King', [ada, ada, adam]).map(({ id }) => id)).toEqual([1]);
  });
});
