import fs from 'node:fs';
import { type FaultPlan, readPlan } from './faults';

/** The file of a plan cannot be read, or holds none; the message is for the person who named it. */
export class PlanFileError extends Error {}

/** A plan of faults from a JSON file. @throws PlanFileError */
export function readPlanFile(file: string): FaultPlan {
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch {
    throw new PlanFileError(`--faults: there is no file ${file}.`);
  }
  try {
    return readPlan(JSON.parse(text));
  } catch (error) {
    throw new PlanFileError(`--faults: ${file} holds no plan. ${error instanceof SyntaxError ? 'It is no JSON.' : (error as Error).message}`);
  }
}
