import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { applicationId, applicationVersion } from './pages/payload';
import { framework, type ScriptResource } from './runtime/manifest';
import { asAmd } from './standIns/build';
import { fluentId, fluentName } from './standIns/components';

const folder = path.join(__dirname, 'browser');
const component = (id: string, version: string): ScriptResource => ({ type: 'component', id, version });

/** What the host application asks of the loader. */
export const applicationNeeds: Readonly<Record<string, ScriptResource>> = {
  '@microsoft/sp-application-base': component('4df9bb86-ab0a-4aab-ab5f-48bf167048fb', framework),
  '@microsoft/sp-webpart-base': component('974a7777-0990-4136-8fa6-95d80114c2e0', framework),
  '@microsoft/sp-core-library': component('7263c7d0-1d6a-45ec-8d85-d4d1d234171b', framework),
  '@microsoft/sp-component-base': component('467dc675-7cc5-4709-8aac-78e3b71bd2f6', framework),
  '@microsoft/sp-loader': component('1c6c9123-7aac-41f3-a376-3caea41ed83f', framework),
  '@microsoft/load-themed-styles': component('229b8d08-79f3-438b-8c21-4613fc877abd', '0.1.2'),
  [fluentName]: component(fluentId, '1.0.0')
};

const siteIcon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><rect width="20" height="20" rx="4" fill="#03787c"/><path d="M5.500 15.500v-6a4.500 4.500 0 0 1 9 0v6" fill="none" stroke="#fff" stroke-width="2"/></svg>';

/** The page's own scripts and styles by name, each name with the hash of its content. */
export interface BrowserFiles {
  readonly application: string;
  readonly chrome: string;
  readonly style: string;
  readonly contents: ReadonlyMap<string, Buffer>;
}

async function bundle(entry: string, options: Parameters<typeof build>[0]): Promise<Buffer> {
  const result = await build({ entryPoints: [path.join(folder, entry)], bundle: true, write: false, minify: true, target: 'es2022', logLevel: 'error', ...options });
  return Buffer.from(result.outputFiles?.[0]?.contents ?? []);
}

/** Bundles the page's scripts; takes a fraction of a second, so it is done at every start. */
export async function buildBrowserFiles(): Promise<BrowserFiles> {
  const application = await bundle('application.ts', asAmd(Object.keys(applicationNeeds), `${applicationId}_${applicationVersion}`));
  const chrome = await bundle('chrome.ts', { format: 'iife' });
  const contents = new Map<string, Buffer>([['icon.svg', Buffer.from(siteIcon)]]);
  const add = (name: string, content: Buffer): string => {
    const [base, ending] = name.split('.');
    const hashed = `${base}.${createHash('sha256').update(content).digest('hex').slice(0, 12)}.${ending}`;
    contents.set(hashed, content);
    return hashed;
  };
  return {
    application: add('application.js', application),
    chrome: add('chrome.js', chrome),
    style: add('host.css', fs.readFileSync(path.join(folder, 'host.css'))),
    contents
  };
}
