/**
 * `npm test`: everything that must hold, in the order in which it is cheapest to fail.
 * `npm test -- --only contract,e2e` runs some of the steps; `-- --skip e2e` leaves some out.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

interface Step {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

const root = path.join(__dirname, '..');
const bin = (name: string): string => path.join(root, 'node_modules', name);
const jest = (project: string, ...args: string[]): Step => ({
  name: project,
  command: process.execPath,
  args: ['--disable-warning=ExperimentalWarning', bin('jest/bin/jest.js'), '--selectProjects', project, ...args]
});
const node = (name: string, script: string, ...args: string[]): Step => ({ name, command: process.execPath, args: [bin(script), ...args] });
const typescript = (name: string, project: string): Step => node(name, 'typescript/bin/tsc', '--noEmit', '-p', project);

const steps: readonly Step[] = [
  // Without the typings that a build leaves behind, which may be older than the sources.
  typescript('types of src', 'tsconfig.check.json'),
  typescript('types of local and tests', 'tests/tsconfig.json'),
  node('lint', 'eslint/bin/eslint.js', '.', '--max-warnings', '0'),
  jest('unit'),
  jest('component'),
  jest('contract'),
  node('bundle', 'gulp/bin/gulp.js', 'bundle', '--ship'),
  node('package', 'gulp/bin/gulp.js', 'package-solution', '--ship'),
  jest('architecture'),
  jest('e2e', '--runInBand')
];

function listOption(name: string): string[] | undefined {
  const index = process.argv.indexOf(name);
  return index < 0 ? undefined : (process.argv[index + 1] ?? '').split(',');
}

function run(step: Step): boolean {
  const started = Date.now();
  console.log(`\n── ${step.name}`);
  const { status } = spawnSync(step.command, [...step.args], { cwd: root, stdio: 'inherit', env: { ...process.env, FORCE_COLOR: process.env.FORCE_COLOR ?? '0' } });
  console.log(`── ${step.name}: ${status === 0 ? 'passed' : 'FAILED'} in ${Math.round((Date.now() - started) / 1000)} s`);
  return status === 0;
}

const only = listOption('--only');
const skipped = listOption('--skip') ?? [];
const chosen = steps.filter(({ name }) => (only ? only.includes(name) : !skipped.includes(name)));
const failed = chosen.filter((step) => !run(step)).map(({ name }) => name);
console.log(failed.length === 0 ? '\nEverything holds.' : `\nThese steps failed: ${failed.join(', ')}.`);
console.log(`${chosen.length - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length === 0 ? 0 : 1);
