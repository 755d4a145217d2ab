'use strict';
// Runs on whatever Node called npm, before any dependency exists: plain CommonJS, no packages.
const { spawnSync } = require('node:child_process');
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
const stamp = path.join(root, 'node_modules', '.loggia-lock-sha256');
const wantedMajor = 22;

function lockHash() {
  return crypto.createHash('sha256').update(fs.readFileSync(path.join(root, 'package-lock.json'))).digest('hex');
}

/** Without the caller's npm_package_* and npm_lifecycle_* variables, which would describe the wrong run. */
function cleanEnvironment() {
  const kept = /^npm_config_(userconfig|globalconfig|cache|registry|cafile|prefix)$/i;
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(config_|package_|lifecycle_)/i.test(name) || kept.test(name))
  );
}

function install() {
  const npm = process.env.npm_execpath
    ? [process.env.npm_node_execpath ?? process.execPath, process.env.npm_execpath]
    : ['npm'];
  const run = spawnSync(npm[0], [...npm.slice(1), 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    env: cleanEnvironment(),
    shell: npm.length === 1
  });
  if (run.status !== 0) {
    console.error('\nThe packages could not be installed. Check the network and the free space, then run the command again.');
    process.exit(run.status ?? 1);
  }
}

/** The binary that the `node` package brought, or undefined where install scripts are switched off. */
function bundledNode() {
  return ['node_modules/node/bin/node', 'node_modules/node/bin/node.exe']
    .map((relative) => path.join(root, relative))
    .find((file) => fs.existsSync(file));
}

function checkNode() {
  const own = bundledNode();
  const version = own ? spawnSync(own, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout.trim() : process.versions.node;
  if (Number(version.split('.')[0]) === wantedMajor) return;
  console.error(
    `Loggia builds with Node ${wantedMajor}; this is ${version}.\n` +
      'It brings its own Node as the package "node", whose install script seems to be switched off.\n' +
      'Run  npm rebuild node --foreground-scripts  (or  npm config set ignore-scripts false  and  npm ci),\n' +
      `or start the command with a Node ${wantedMajor} of your own.`
  );
  process.exit(1);
}

if (process.argv.includes('--stamp')) {
  fs.writeFileSync(stamp, lockHash());
} else {
  const installed = fs.existsSync(stamp) ? fs.readFileSync(stamp, 'utf8') : '';
  if (installed !== lockHash()) {
    console.log(installed ? 'package-lock.json has changed: running npm ci' : 'Nothing is installed yet: running npm ci (two to four minutes)');
    install();
  }
  checkNode();
}
