import { countableEdges, type Edge, type NewEdge } from '../shared/edges';
import { targetKey } from '../shared/keys';
import { hash } from '../shared/text';

const longestKey = 100;

/**
 * A skill as part of an edge's key: without regard to case and spaces, ASCII as keys must be. Long ones are cut, with a
 * number that keeps them apart.
 */
export function skillKey(skill: string): string {
  const key = encodeURIComponent(skill.replace(/\p{Surrogate}/gu, '\uFFFD').normalize('NFKC').trim().toLowerCase().replace(/\s+/g, '-')).replace(/'/g, '%27');
  return key.length <= longestKey ? key : `${key.slice(0, longestKey - 12)}~${hash(key)}`;
}

/** The edge by which somebody confirms a skill of a colleague: its source is the colleague's skill in the author's name. */
export function endorsementEdge(authorId: number, personId: number, skill: string): NewEdge {
  return { type: 'endorse', sourceKey: `${targetKey('user', authorId)}/${skillKey(skill)}`, targetKey: targetKey('user', personId) };
}

/** A skill and the ids of those who confirm it, newest first. */
export interface EndorsedSkill {
  readonly skill: string;
  readonly endorserIds: readonly number[];
}

/** The skills of a person with who confirms them, most confirmed first. Nobody confirms their own, or in another's name. */
export function endorsedSkills(skills: readonly string[], edges: readonly Edge[], personId: number): EndorsedSkill[] {
  const byKey = new Map<string, number[]>();
  for (const { sourceKey, authorId, targetKey: target, type } of countableEdges(edges)) {
    if (type !== 'endorse' || authorId === personId || target !== targetKey('user', personId)) continue;
    const key = sourceKey.split('/').slice(2).join('/');
    byKey.set(key, [...(byKey.get(key) ?? []), authorId]);
  }
  return skills
    .map((skill) => ({ skill, endorserIds: [...new Set(byKey.get(skillKey(skill)) ?? [])] }))
    .sort((one, other) => other.endorserIds.length - one.endorserIds.length);
}

/** The same skills after somebody confirms one, or takes it back. The order stays, so that nothing jumps under the pointer. */
export function withEndorsement(skills: readonly EndorsedSkill[], skill: string, personId: number, isEndorsed: boolean): EndorsedSkill[] {
  return skills.map((one) => {
    if (one.skill !== skill) return one;
    const others = one.endorserIds.filter((id) => id !== personId);
    return { skill, endorserIds: isEndorsed ? [personId, ...others] : others };
  });
}
