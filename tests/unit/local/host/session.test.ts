import { readSession } from '../../../../local/host/session';

const read = (query: string, cookie?: string): ReturnType<typeof readSession> => readSession(new URLSearchParams(query), cookie);

describe('who looks at a page and how', () => {
  test('is the owner in English and light, until somebody chooses', () => {
    expect(read('')).toEqual({ session: { account: 'owner@contoso.onmicrosoft.com', theme: 'light', culture: 'en-US', isTeams: false }, setCookies: [] });
  });

  test('is what the address asks for, and is remembered', () => {
    const { session, setCookies } = read('as=visitor&theme=dark&lang=ar&host=teams');
    expect(session).toEqual({ account: 'visitor@contoso.onmicrosoft.com', theme: 'dark', culture: 'ar-SA', isTeams: true });
    const cookies = setCookies.map((cookie) => cookie.split(';')[0]).join('; ');
    expect(cookies).toContain('local-user=visitor%40contoso.onmicrosoft.com');
    expect(read('', cookies).session).toEqual(session);
  });

  test('an address wins over a cookie, and nonsense over neither', () => {
    expect(read('theme=light', 'local-theme=dark').session.theme).toBe('light');
    expect(read('theme=<script>&as=nobody&lang=xx', 'local-theme=dark; local-user=%E0%A4%A').session).toMatchObject({ theme: 'dark', account: 'owner@contoso.onmicrosoft.com', culture: 'en-US' });
  });

  test('knows any colleague by address', () => {
    expect(read('as=Ada.Lovelace@contoso.onmicrosoft.com').session.account).toBe('ada.lovelace@contoso.onmicrosoft.com');
    expect(read('as=a@b;Path=/evil').session.account).toBe('owner@contoso.onmicrosoft.com');
  });
});
