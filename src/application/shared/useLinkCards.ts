import * as React from 'react';
import type { LinkCard, LinkCards, LinkTarget } from '../../domain/stream/linkCards';

/** Texts of one page are drawn within this time, in milliseconds, and so share one batch. */
const gathering = 60;

interface Desk {
  /** Known and asked cards; `undefined` inside for a target without one. */
  readonly cards: Map<string, Promise<LinkCard | undefined>>;
  waiting: LinkTarget[];
  batch: Promise<ReadonlyMap<string, LinkCard>> | undefined;
}

const desks = new WeakMap<LinkCards, Desk>();

function deskOf(service: LinkCards): Desk {
  const desk = desks.get(service) ?? { cards: new Map(), waiting: [], batch: undefined };
  desks.set(service, desk);
  return desk;
}

/** The card of a target; all that are asked for within a moment travel together, and each is looked up once a visit. */
function findCard(service: LinkCards, target: LinkTarget): Promise<LinkCard | undefined> {
  const desk = deskOf(service);
  const known = desk.cards.get(target.key);
  if (known) return known;
  desk.waiting.push(target);
  desk.batch ??= new Promise((resolve, reject) => {
    window.setTimeout(() => {
      const asked = desk.waiting;
      desk.waiting = [];
      desk.batch = undefined;
      service.listLinkCards(asked).then(resolve, reject);
    }, gathering);
  });
  const found = desk.batch.then((cards) => cards.get(target.key), () => {
    // A connection that was lost is no answer: the next drawing asks again.
    desk.cards.delete(target.key);
    return undefined;
  });
  desk.cards.set(target.key, found);
  return found;
}

/** What is known of targets by now, in their order; those without a card are left out. */
export function useLinkCards(service: LinkCards, targets: readonly LinkTarget[]): readonly { readonly target: LinkTarget; readonly card: LinkCard }[] {
  const [cards, setCards] = React.useState<ReadonlyMap<string, LinkCard>>(new Map());
  React.useEffect(() => {
    let isGone = false;
    Promise.all(targets.map(async (target) => [target.key, await findCard(service, target)] as const)).then((found) => {
      if (!isGone) setCards(new Map(found.flatMap(([key, card]) => (card ? [[key, card] as const] : []))));
    }, () => undefined);
    return () => {
      isGone = true;
    };
  }, [service, targets]);
  return targets.flatMap((target) => {
    const card = cards.get(target.key);
    return card ? [{ target, card }] : [];
  });
}
