import { invalidQuery, notSupported, SharePointError } from '../errors/SharePointError';
import { logChange } from '../handlers/objectLog';
import type { Segment } from '../odata/path';
import type { Answer, Context, Resource } from './context';
import { areas } from './areas';
import { propertyAnswer, rawAnswer } from './properties';
import { operationKey, type Operation, type Step } from './table';

const steps = new Map<string, Step>();
const operations = new Map<string, Operation>();

for (const area of areas) {
  for (const step of area.steps) steps.set(`${step.from} ${step.segment}`, step);
  for (const operation of area.operations) operations.set(operationKey(operation), operation);
}

const methodOf = (method: string): string => (method === 'PATCH' ? 'MERGE' : method === 'HEAD' ? 'GET' : method);

function advance(context: Context, at: Resource, segment: Segment): Resource | undefined {
  const step = steps.get(`${at.kind} ${segment.name}`);
  if (!step) return undefined;
  const found = step.resolve(context, at, segment);
  return found && { ...at, args: segment.args ?? [], ...found, kind: step.to };
}

/** A collection with brackets, as `lists(guid'…')`, is two steps: the collection and the member. */
function advanceWithBrackets(context: Context, at: Resource, segment: Segment): Resource | undefined {
  const direct = advance(context, at, segment);
  if (!direct || !segment.args || segment.args.length === 0 || !steps.has(`${direct.kind} `)) return direct;
  return advance(context, direct, { ...segment, name: '' });
}

/** SQLite's words for a value that does not fit a column: constraint and mismatch (https://www.sqlite.org/rescode.html). */
const valueErrors = new Set([19, 20]);

function isAboutValues(error: unknown): boolean {
  return error instanceof TypeError || valueErrors.has(((error as { readonly errcode?: number }).errcode ?? 0) & 0xff);
}

/**
 * Runs a handler. One that trips over the type of a value was sent what the model of the real service would have refused before any
 * work: it answers 400, the console says where, and nothing of the work stays (it ran in a transaction).
 */
async function guarded(context: Context, work: () => Answer | Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SharePointError || Object.keys(context.body).length === 0 || !isAboutValues(error)) throw error;
    console.error(error);
    throw invalidQuery('The request holds a value of a type that is not expected. See the inner exception for more details.');
  }
}

/** The last steps of a path may be a property of what stands before, or its bare text. */
async function readProperty(run: (operation: Operation, at: Resource, args: Resource['args']) => Answer | Promise<Answer>, at: Resource, rest: readonly Segment[]): Promise<Answer | undefined> {
  const [property, value, ...more] = rest;
  const operation = operations.get(`GET ${at.kind} `);
  if (!operation || !property || more.length > 0 || (value && value.name !== '$value')) return undefined;
  const whole = await run(operation, at, at.args);
  const answer = whole.kind === 'entity' ? propertyAnswer(whole.entity, property.name) : undefined;
  return answer && value ? rawAnswer(answer) : answer;
}

/**
 * Walks the path and runs the operation at its end, which `onFound` hears of before.
 * @throws 501 that names what is not known.
 */
export async function dispatch(context: Context, segments: readonly Segment[], onFound: (operation: Operation) => void = () => undefined): Promise<Answer> {
  const run = async (operation: Operation, at: Resource, args: Resource['args']): Promise<Answer> => {
    onFound(operation);
    // A broken JSON body is refused even where nothing of it is needed; what a file is to hold is no JSON.
    if (!operation.takesBytes) void context.body;
    const answer = await guarded(context, () => operation.handle(context, at, args));
    if (operation.logs) logChange(context, at, operation.logs, answer);
    return answer;
  };
  const method = methodOf(context.method);
  const written = segments.map((segment) => segment.written).join('/');
  let at: Resource = { kind: '', web: context.web, args: [] };
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    const call = isLast ? operations.get(`${method} ${at.kind} ${segment.name}`) : undefined;
    if (call) return run(call, at, segment.args ?? []);
    const next = advanceWithBrackets(context, at, segment);
    const property = next || method !== 'GET' || segment.args ? undefined : await readProperty(run, at, segments.slice(index));
    if (property) return property;
    if (!next) throw notSupported(`${method} ${written}`);
    at = next;
  }
  const operation = operations.get(`${method} ${at.kind} `);
  if (!operation) {
    if (segments.length === 0) throw invalidQuery('Cannot find resource for the request.');
    throw notSupported(`${method} ${written}`);
  }
  return run(operation, at, at.args);
}
