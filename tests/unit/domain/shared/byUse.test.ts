import { byUse } from '../../../../src/domain/shared/byUse';

test('each word once, the most used first, spelled as it was first; equals keep their order', () => {
  expect(byUse(['tide', 'Sea', 'calm', 'sea', 'SEA', 'calm'])).toEqual(['Sea', 'calm', 'tide']);
});
