/** `npm run screenshots`: the pictures of docs/images, taken of the local intranet with the demo company. */
import fs from 'node:fs';
import path from 'node:path';
import { ensurePackage } from '../local/host/build';
import { startIntranet, type PageOptions } from '../tests/support/intranet';

interface Shot extends PageOptions {
  readonly name: string;
  readonly page: string;
}

const root = path.join(__dirname, '..');
const folder = path.join(root, 'docs/images');
const shots: readonly Shot[] = [
  { name: 'stream-light-1280', page: 'Stream', as: 'member', width: 1280, height: 1100 },
  { name: 'stream-dark-1280', page: 'Stream', as: 'member', theme: 'dark', width: 1280, height: 1100 },
  { name: 'stream-contrast-768', page: 'Stream', as: 'member', theme: 'contrast', width: 768, height: 1100 },
  { name: 'stream-rtl-1280', page: 'Stream', as: 'member', lang: 'ar', width: 1280, height: 1100 },
  { name: 'stream-light-360', page: 'Stream', as: 'member', width: 360, height: 1100 },
  { name: 'stream-teams-1280', page: 'Stream', as: 'member', host: 'teams', width: 1280, height: 900 },
  { name: 'profile-light-1280', page: 'Profile', as: 'einar.haugland@contoso.onmicrosoft.com', width: 1280, height: 1100 },
  { name: 'profile-dark-768', page: 'Profile', as: 'solveig.brandt@contoso.onmicrosoft.com', theme: 'dark', width: 768, height: 1100 },
  { name: 'blog-light-1280', page: 'Blog', as: 'member', width: 1280, height: 1100 },
  { name: 'wiki-light-1280', page: 'Wiki', as: 'member', width: 1280, height: 1100 },
  { name: 'wiki-dark-1280', page: 'Wiki', as: 'member', theme: 'dark', width: 1280, height: 1100 },
  { name: 'people-light-1280', page: 'People', as: 'member', width: 1280, height: 1100 },
  { name: 'profile-rtl-360', page: 'Profile', as: 'layla.mansour@contoso.onmicrosoft.com', lang: 'ar', width: 360, height: 1100 }
];

async function main(): Promise<void> {
  await ensurePackage(root, (line) => console.log(line));
  fs.mkdirSync(folder, { recursive: true });
  const intranet = await startIntranet({ seed: 'company' });
  try {
    for (const { name, page: pageName, ...options } of shots) {
      const page = await intranet.openPage(pageName, options);
      await page.waitForLoadState('networkidle');
      await page.screenshot({ path: path.join(folder, `${name}.png`) });
      console.log(`docs/images/${name}.png`);
    }
  } finally {
    await intranet.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
