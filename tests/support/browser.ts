import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const isWindows = process.platform === 'win32';

/** Where Chrome, Edge and Chromium install themselves, by platform. */
function knownPlaces(): string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome.app/Contents/MacOS/Google Chrome', 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge', 'Chromium.app/Contents/MacOS/Chromium'].map((app) => `/Applications/${app}`);
  }
  if (isWindows) {
    const bases = [process.env.ProgramFiles, process.env['ProgramFiles(x86)'], process.env.LOCALAPPDATA].filter((base): base is string => base !== undefined);
    return bases.flatMap((base) => ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map((file) => path.join(base, file)));
  }
  const names = ['google-chrome', 'google-chrome-stable', 'microsoft-edge', 'chromium', 'chromium-browser'];
  return (process.env.PATH ?? '').split(':').concat('/usr/bin', '/snap/bin').flatMap((folder) => names.map((name) => path.join(folder, name)));
}

/** The browser's program, or undefined; LOGGIA_BROWSER names one that is elsewhere. */
export function findBrowser(): string | undefined {
  return [process.env.LOGGIA_BROWSER, ...knownPlaces()].find((file) => file !== undefined && fs.existsSync(file));
}

function mayInstall(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
}

/**
 * The browser's program, installed from Debian where that is allowed.
 * @throws Error that says what to do where there is none.
 */
export function ensureBrowser(): string {
  const found = findBrowser();
  if (found) return found;
  if (mayInstall()) {
    console.log('No browser is installed: installing Debian’s chromium');
    spawnSync('apt-get', ['update'], { stdio: 'inherit' });
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { stdio: 'inherit' });
    const installed = findBrowser();
    if (installed) return installed;
  }
  throw new Error('The browser tests need Chrome, Edge or Chromium. Install one of them, or name its program in the environment variable LOGGIA_BROWSER.');
}
