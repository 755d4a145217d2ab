import type { SpRequest, SpResponse } from '../model';
import { errorResponse, metadataLevel } from '../routes/serialise';

export const faultKinds = ['throttled', 'unavailable', 'error', 'slow', 'cutBefore', 'cutAfter'] as const;
export type FaultKind = (typeof faultKinds)[number];

/** One way of failing. A rule without conditions hits everything. */
export interface FaultRule {
  readonly kind: FaultKind;
  /** A regular expression, tried against method and address such as `POST /sites/test/_api/web/lists`. */
  readonly operation?: string;
  /** The e-mail of the person it happens to. */
  readonly person?: string;
  /** Whole requests, single parts of a batch, or both (the default). */
  readonly on?: 'request' | 'part';
  /** 0 to 1; 1 unless told. */
  readonly share?: number;
  /** How often at most; without end unless told. */
  readonly times?: number;
  /** Seconds in `Retry-After` of 429 and 503; 1 unless told. */
  readonly retryAfter?: number;
  /** How long a slow answer waits; 1000 unless told. */
  readonly milliseconds?: number;
}
export interface FaultPlan {
  /** The same seed and the same requests fail the same way. */
  readonly seed: number;
  readonly rules: readonly FaultRule[];
}

/** The connection ends without an answer. */
export class ConnectionCut extends Error {}

/** @throws Error in plain words where the value is no plan. */
export function readPlan(value: unknown): FaultPlan {
  const plan = value as Partial<FaultPlan> | null;
  if (typeof plan !== 'object' || plan === null || !Array.isArray(plan.rules)) throw new Error('A plan is an object with "rules", a list.');
  if (plan.seed !== undefined && !Number.isInteger(plan.seed)) throw new Error('"seed" is a whole number.');
  return { seed: plan.seed ?? 1, rules: (plan.rules as unknown[]).map(readRule) };
}

function readRule(value: unknown): FaultRule {
  const rule = value as Partial<FaultRule> | null;
  if (typeof rule !== 'object' || rule === null || !faultKinds.some((kind) => kind === rule.kind)) throw new Error(`"kind" of a rule is one of ${faultKinds.join(', ')}.`);
  for (const name of ['operation', 'person'] as const) if (rule[name] !== undefined && typeof rule[name] !== 'string') throw new Error(`"${name}" is text.`);
  if (rule.on !== undefined && rule.on !== 'request' && rule.on !== 'part') throw new Error('"on" is request or part.');
  for (const name of ['share', 'times', 'retryAfter', 'milliseconds'] as const) {
    const number = rule[name];
    if (number !== undefined && !(typeof number === 'number' && number >= 0 && number <= (name === 'share' ? 1 : 600_000))) throw new Error(`"${name}" is no number within its range.`);
  }
  try {
    RegExp(rule.operation ?? '', 'i');
  } catch {
    throw new Error('"operation" is no regular expression.');
  }
  return rule as FaultRule;
}

/** Lets requests fail by plan; without one it does nothing. */
export class Faults {
  private _plan: FaultPlan = { seed: 1, rules: [] };
  private _state: number = 1;
  private _hits: number[] = [];

  public get plan(): FaultPlan {
    return this._plan;
  }

  /** How often each rule has struck, in the order of the plan. */
  public get hits(): readonly number[] {
    return this._hits;
  }

  /** Takes a plan and begins its random sequence anew. */
  public set(plan: FaultPlan): void {
    this._plan = plan;
    this._state = plan.seed >>> 0;
    this._hits = plan.rules.map(() => 0);
  }

  /** Runs the work, or fails in its place. @throws ConnectionCut, and what the work throws. */
  public async run(request: SpRequest, isPart: boolean, work: () => Promise<SpResponse>): Promise<SpResponse> {
    const rule = this._draw(request, isPart);
    if (!rule) return work();
    if (rule.kind === 'cutBefore') throw new ConnectionCut();
    if (rule.kind === 'slow') await new Promise((resolve) => { setTimeout(resolve, rule.milliseconds ?? 1000); });
    if (rule.kind === 'cutAfter') {
      await work();
      throw new ConnectionCut();
    }
    return rule.kind === 'slow' ? work() : refusal(request, rule);
  }

  /** `/_local/faults`: GET tells plan and hits, PUT takes a plan, DELETE ends it. */
  public answer(request: SpRequest): SpResponse {
    const json = (status: number, value: unknown): SpResponse => ({ status, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(value) });
    if (request.method === 'DELETE') this.set({ seed: 1, rules: [] });
    else if (request.method === 'PUT') {
      try {
        this.set(readPlan(JSON.parse(new TextDecoder().decode(request.body))));
      } catch (error) {
        return json(400, { error: error instanceof SyntaxError ? 'The plan is no JSON.' : (error as Error).message });
      }
    } else if (request.method !== 'GET') return json(405, { error: 'GET, PUT or DELETE.' });
    return json(200, { ...this._plan, hits: this._hits });
  }

  private _draw(request: SpRequest, isPart: boolean): FaultRule | undefined {
    return this._plan.rules.find((rule, index) => {
      if (rule.on && (rule.on === 'part') !== isPart) return false;
      if (rule.person && personOf(request) !== rule.person.toLowerCase()) return false;
      if (rule.operation && !new RegExp(rule.operation, 'i').test(`${request.method} ${request.url}`)) return false;
      const hits = this._hits[index] ?? 0;
      if (hits >= (rule.times ?? Infinity) || this._random() >= (rule.share ?? 1)) return false;
      this._hits[index] = hits + 1;
      return true;
    });
  }

  /** Mulberry32: small, even, and the same on every machine. */
  private _random(): number {
    this._state = (this._state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this._state ^ (this._state >>> 15), this._state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
}

function personOf(request: SpRequest): string {
  const cookie = /(?:^|;\s*)local-user=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
  return (request.headers['x-local-user'] ?? cookie.replace(/%40/g, '@')).toLowerCase();
}

function refusal(request: SpRequest, rule: FaultRule): SpResponse {
  const level = metadataLevel(request.headers.accept);
  const retry = { 'Retry-After': String(rule.retryAfter ?? 1) };
  if (rule.kind === 'throttled') return errorResponse(level, 429, '-2147429894, Microsoft.SharePoint.Client.ClientServiceException', 'The request has been throttled -- See http://aka.ms/sharepoint-throttling-online for details.', retry);
  if (rule.kind === 'unavailable') return errorResponse(level, 503, '-1, Microsoft.SharePoint.Client.ServerException', 'The service is unavailable.', retry);
  return errorResponse(level, 500, '-1, Microsoft.SharePoint.Client.ServerException', 'An unexpected error has occurred.', {});
}
