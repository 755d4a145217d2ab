import fs from 'node:fs';
import path from 'node:path';
import { bundleWeights, initialBudgets } from '../../scripts/bundleWeights';
import { root } from '../support/sources';

const assets = path.join(root, 'release/assets');

describe('the weight of what a page loads first', () => {
  test('a production build is there to be weighed', () => {
    expect(fs.existsSync(assets)).toBe(true);
  });

  test.each(Object.entries(initialBudgets))('%s stays within its budget', (bundle, budget) => {
    const weight = bundleWeights(assets).find((one) => one.name === bundle);
    expect(weight).toBeDefined();
    expect(weight?.initialBytes).toBeLessThanOrEqual(budget);
  });
});
