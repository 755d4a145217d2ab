import { forceCollide, forceLink, forceRadial, forceSimulation, type SimulationNodeDatum } from 'd3-force';
import { strengthOf, type Circle } from '../../domain/network/circle';
import { hash } from '../../domain/shared/text';

interface Node extends SimulationNodeDatum {
  readonly account: string;
  readonly step: number;
}

/** Where somebody stands, in pixels from the middle. */
export interface Spot {
  readonly account: string;
  readonly x: number;
  readonly y: number;
}

/** Least distance of the rings, and the space a face with its name takes. */
const ringStep = 170;
const faceRadius = 52;
/** A page is wider than high; a narrow one is not. */
const stretches = { wide: { x: 1.3, y: 0.85 }, narrow: { x: 0.78, y: 1.15 } } as const;
export type PictureShape = keyof typeof stretches;
/** The space that a face with two lines of name below takes, and how often those who stand on each other are moved apart. */
const box = { width: 100, height: 82 };
const mostMoves = 200;
const ticks = 160;
/** Faces that a ring can hold before names cover each other. */
const mostOnRing: Readonly<Record<number, number>> = { 1: 14, 2: 18 };

/** Whom the picture shows: the strongest ties of each step, and of the second only those behind somebody who is shown. */
export function drawnPeople({ centre, places, links }: Circle, steps: number): ReadonlySet<string> {
  const strengths = new Map<string, number>();
  for (const link of links) {
    const place = places.get(link.a);
    const other = places.get(link.b);
    if (!place || !other || Math.abs(place.step - other.step) !== 1) continue;
    const outer = place.step > other.step ? link.a : link.b;
    strengths.set(outer, Math.max(strengths.get(outer) ?? 0, strengthOf(link)));
  }
  const shown = new Set([centre]);
  for (let step = 1; step <= steps; step++) {
    const ring = [...places].filter(([, place]) => place.step === step && (place.through === undefined || shown.has(place.through))).map(([account]) => account);
    ring.sort((one, other) => (strengths.get(other) ?? 0) - (strengths.get(one) ?? 0) || one.localeCompare(other)).slice(0, mostOnRing[step] ?? 0).forEach((account) => shown.add(account));
  }
  return shown;
}

/**
 * Puts the people of a circle on rings by their distance, those who know each other side by side. At most 33 people, so
 * that it takes a hundredth of a second. The same people always stand at the same places, and no face covers a name.
 */
export function layOut(circle: Circle, steps: number, shape: PictureShape = 'wide'): readonly Spot[] {
  const { centre, places, links } = circle;
  const shown = drawnPeople(circle, steps);
  const nodes: Node[] = [...places].filter(([account]) => shown.has(account)).map(([account, { step }]) => {
    const angle = (hash(account) % 3600) / 3600 * 2 * Math.PI;
    return { account, step, x: Math.cos(angle) * ringStep * step, y: Math.sin(angle) * ringStep * step, ...(account === centre ? { fx: 0, fy: 0 } : {}) };
  });
  const drawn = links.filter(({ a, b }) => shown.has(a) && shown.has(b)).map(({ a, b }) => ({ source: a, target: b }));
  const count = (step: number): number => nodes.filter((node) => node.step === step).length;
  // A full ring is made wider, or its people would stand on each other.
  const inner = Math.max(ringStep, (count(1) * faceRadius * 2) / (2 * Math.PI));
  const radius = (step: number): number => (step === 0 ? 0 : step === 1 ? inner : Math.max(inner + ringStep, (count(step) * faceRadius * 2) / (2 * Math.PI)));
  forceSimulation(nodes)
    .force('ring', forceRadial<Node>(({ step }) => radius(step), 0, 0).strength(0.9))
    .force('links', forceLink<Node, { source: string; target: string }>(drawn).id(({ account }) => account).distance(ringStep).strength(0.05))
    .force('apart', forceCollide<Node>(faceRadius).strength(1))
    .stop()
    .tick(ticks);
  const stretch = stretches[shape];
  return apart(nodes.map(({ account, x = 0, y = 0 }) => ({ account, x: x * stretch.x, y: y * stretch.y })), centre);
}

/** Moves faces apart whose boxes overlap, along the shorter way; the one in the middle stays. */
function apart(spots: readonly Spot[], centre: string): readonly Spot[] {
  const placed = spots.map((spot) => ({ ...spot }));
  for (let move = 0; move < mostMoves; move++) {
    let isApart = true;
    for (const [index, one] of placed.entries()) {
      for (const other of placed.slice(index + 1)) {
        const [dx, dy] = [other.x - one.x, other.y - one.y];
        const [overX, overY] = [box.width - Math.abs(dx), box.height - Math.abs(dy)];
        if (overX <= 0.5 || overY <= 0.5) continue;
        isApart = false;
        const axis = overX < overY ? 'x' : 'y';
        const by = (axis === 'x' ? overX : overY) / 2 * ((axis === 'x' ? dx : dy) < 0 ? -1 : 1);
        if (one.account !== centre) one[axis] -= other.account === centre ? by * 2 : by;
        if (other.account !== centre) other[axis] += one.account === centre ? by * 2 : by;
      }
    }
    if (isApart) break;
  }
  return placed;
}
