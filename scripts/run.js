'use strict';
// Runs a TypeScript entry point under the project's own Node: node scripts/run.js local/start.ts --port 5000
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
const own = ['node_modules/node/bin/node', 'node_modules/node/bin/node.exe']
  .map((relative) => path.join(root, relative))
  .find((file) => fs.existsSync(file));
const [entry, ...rest] = process.argv.slice(2);
const child = spawn(
  own ?? process.execPath,
  ['--disable-warning=ExperimentalWarning', '--import', 'tsx', path.join(root, entry), ...rest],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: path.join(root, 'node_modules', '.bin') + path.delimiter + process.env.PATH }
  }
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 130 : (code ?? 1)));
