import type { Emphasis } from '../themes';

/**
 * A page's content as SharePoint stores it in `CanvasContent1`: a flat list of controls that name their place. Here it is
 * read into sections, columns and web parts and written back. Shapes as pnpjs reads and writes them (packages/sp/clientside-pages).
 */
export interface WebPartContent {
  readonly id: string;
  readonly instanceId: string;
  readonly title: string;
  readonly description: string;
  readonly dataVersion: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly serverProcessedContent?: unknown;
}
export interface Column {
  /** Twelfths of the section's width. */
  readonly factor: number;
  readonly webParts: readonly WebPartContent[];
}
export interface Section {
  readonly emphasis: Emphasis;
  readonly columns: readonly Column[];
}
export type Layout = keyof typeof layouts;

/** The section layouts of SharePoint with up to three columns. */
export const layouts = { one: [12], two: [6, 6], three: [4, 4, 4], left: [8, 4], right: [4, 8] } as const;

interface Position {
  readonly zoneIndex: number;
  readonly sectionIndex: number;
  readonly controlIndex?: number;
  readonly sectionFactor: number;
  readonly layoutIndex?: number;
}
interface Control {
  readonly controlType?: number;
  readonly position?: Position;
  readonly emphasis?: { readonly zoneEmphasis?: number };
  readonly webPartData?: WebPartContent;
}

const webPartControl = 3;
const emphasisOf = (control: Control): Emphasis => {
  const value = control.emphasis?.zoneEmphasis;
  return value === 1 || value === 2 || value === 3 ? value : 0;
};

/** @throws SyntaxError where the text is no JSON; controls of kinds unknown here are left out. */
export function parseCanvas(text: string | null | undefined): Section[] {
  if (!text) return [];
  const controls = (JSON.parse(text) as Control[]).filter((control): control is Control & { position: Position } => control.position !== undefined);
  const zones = [...new Set(controls.map(({ position }) => position.zoneIndex))].sort((a, b) => a - b);
  return zones.map((zone) => {
    const inZone = controls.filter(({ position }) => position.zoneIndex === zone);
    const columns = [...new Set(inZone.map(({ position }) => position.sectionIndex))].sort((a, b) => a - b);
    return {
      emphasis: inZone[0] ? emphasisOf(inZone[0]) : 0,
      columns: columns.map((column) => {
        const inColumn = inZone.filter(({ position }) => position.sectionIndex === column);
        const webParts = inColumn
          .filter((control) => control.controlType === webPartControl && control.webPartData)
          .sort((a, b) => (a.position.controlIndex ?? 0) - (b.position.controlIndex ?? 0));
        return { factor: inColumn[0]?.position.sectionFactor ?? 12, webParts: webParts.map(({ webPartData }) => webPartData as WebPartContent) };
      })
    };
  });
}

export function serializeCanvas(sections: readonly Section[]): string {
  const controls: unknown[] = sections.flatMap((section, zone) =>
    section.columns.flatMap((column, index) => {
      const place = { zoneIndex: zone + 1, sectionIndex: index + 1, sectionFactor: column.factor, layoutIndex: 1 };
      const emphasis = section.emphasis === 0 ? {} : { zoneEmphasis: section.emphasis };
      if (column.webParts.length === 0) return [{ position: place, controlType: 0, displayMode: 2, emphasis }];
      return column.webParts.map((webPart, order): unknown => ({
        controlType: webPartControl,
        id: webPart.instanceId,
        position: { ...place, controlIndex: order + 1 },
        webPartId: webPart.id,
        emphasis,
        displayMode: 2,
        webPartData: webPart
      }));
    })
  );
  return JSON.stringify([...controls, { controlType: 0, pageSettingsSlice: { isDefaultDescription: true, isDefaultThumbnail: true } }]);
}
