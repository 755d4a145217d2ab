'use strict';
// The commands that an SPFx developer's fingers know, as a thin front over Heft, Jest and the local intranet.
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const bin = path.join(__dirname, 'node_modules', '.bin');
const ownNode = ['node_modules/node/bin/node', 'node_modules/node/bin/node.exe']
  .map((relative) => path.join(__dirname, relative))
  .find((file) => fs.existsSync(file));
const shipped = process.argv.includes('--ship') || process.argv.includes('--production');
const production = shipped ? ['--production'] : [];

/** Runs a script under the project's own Node, so that gulp started by another Node makes no difference. */
function run(script, args) {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, PATH: bin + path.delimiter + process.env.PATH };
    spawn(ownNode ?? process.execPath, [path.join(__dirname, script), ...args], { stdio: 'inherit', cwd: __dirname, env })
      .on('error', reject)
      .on('exit', (code, signal) => {
        if (code === 0) resolve();
        else reject(new Error(`${script} ${args.join(' ')} ended with ${signal ?? code}`));
      });
  });
}

const heft = (...args) => run('node_modules/@rushstack/heft/bin/heft', args);

exports.clean = () => heft('clean');
exports.bundle = () => heft('build', '--clean', ...production);
exports['package-solution'] = async () => {
  await heft('package-solution', ...production);
  if (shipped) await run('scripts/run.js', ['local/host/stampPackage.ts']);
};
exports.serve = () => run('scripts/run.js', ['local/start.ts', '--watch']);
exports.test = () => run('scripts/run.js', ['scripts/test.ts']);
