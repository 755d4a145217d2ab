import fc from 'fast-check';
import { layouts, parseCanvas, type Section, serializeCanvas, type WebPartContent } from '../../../../local/host/pages/canvas';

const content = (instanceId: string): WebPartContent => ({ id: 'b7a5c1f0-3c52-4a0e-9d3e-5d6f0c1a7e10', instanceId, title: 'Stream', description: '', dataVersion: '1.0', properties: { pageSize: 20 } });

const anySections: fc.Arbitrary<Section[]> = fc.array(
  fc.record({
    emphasis: fc.constantFrom<0 | 1 | 2 | 3>(0, 1, 2, 3),
    columns: fc.constantFrom(...Object.values(layouts)).chain((factors) => fc.tuple(...factors.map((factor) => fc.record({ factor: fc.constant(factor), webParts: fc.array(fc.uuid().map(content), { maxLength: 3 }) }))))
  }),
  { maxLength: 4 }
);

describe('the content of a page', () => {
  test('is read as it was written, empty columns included', () => {
    fc.assert(fc.property(anySections, (sections) => expect(parseCanvas(serializeCanvas(sections))).toEqual(sections)));
  });

  test('has SharePoint’s shape', () => {
    const [webPart, settings] = JSON.parse(serializeCanvas([{ emphasis: 2, columns: [{ factor: 12, webParts: [content('1')] }] }])) as unknown[];
    expect(webPart).toMatchObject({ controlType: 3, id: '1', position: { zoneIndex: 1, sectionIndex: 1, controlIndex: 1, sectionFactor: 12, layoutIndex: 1 }, emphasis: { zoneEmphasis: 2 }, webPartData: { properties: { pageSize: 20 } } });
    expect(settings).toMatchObject({ controlType: 0, pageSettingsSlice: {} });
  });

  test('of kinds that are not known here is left out, and no content is no section', () => {
    expect(parseCanvas(null)).toEqual([]);
    expect(parseCanvas(JSON.stringify([{ controlType: 4, position: { zoneIndex: 1, sectionIndex: 1, controlIndex: 1, sectionFactor: 12 }, innerHTML: '<p>' }]))).toEqual([{ emphasis: 0, columns: [{ factor: 12, webParts: [] }] }]);
  });
});
