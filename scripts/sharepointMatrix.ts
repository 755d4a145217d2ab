import fs from 'node:fs';
import path from 'node:path';
import { areas } from '../local/sharepoint/routes/areas';
import type { Area, Operation, Step } from '../local/sharepoint/routes/table';

const file = path.join(__dirname, '../docs/local-sharepoint.md');
const begin = '<!-- operations: written by scripts/sharepointMatrix.ts -->';
const end = '<!-- end of operations -->';

/** How a resource is reached: the shortest path of steps from the root. */
export function pathTo(kind: string, steps: readonly Step[]): string {
  const queue: { readonly kind: string; readonly path: string }[] = [{ kind: '', path: '' }];
  const seen = new Set<string>(['']);
  for (const at of queue) {
    if (at.kind === kind) return at.path;
    for (const step of steps.filter(({ from }) => from === at.kind)) {
      if (seen.has(step.to)) continue;
      seen.add(step.to);
      queue.push({ kind: step.to, path: step.segment === '' ? `${at.path}(…)` : `${at.path}/${step.segment}` });
    }
  }
  return `/${kind}`;
}

function row(operation: Operation, steps: readonly Step[]): string {
  const address = `${pathTo(operation.on, steps)}${operation.call ? `/${operation.call}` : ''}`.replace(/^\//, '');
  return `| ${operation.name} | ${operation.method} \`${address}\` | ${operation.support} | ${operation.note ?? ''} |`;
}

/** The table of every operation, by area, as Markdown. */
export function operationsMarkdown(all: readonly Area[]): string {
  const steps = all.flatMap((area) => area.steps);
  return all
    .map(({ name, operations }) => [`### ${name}`, '', '| operation | request | support | note |', '|---|---|---|---|', ...operations.map((operation) => row(operation, steps))].join('\n'))
    .join('\n\n');
}

/** The page with its table replaced. */
export function withOperations(page: string): string {
  const [head = '', rest = ''] = page.split(begin);
  return `${head}${begin}\n\n${operationsMarkdown(areas)}\n\n${end}${rest.split(end)[1] ?? ''}`;
}

if (require.main === module) fs.writeFileSync(file, withOperations(fs.readFileSync(file, 'utf8')));
