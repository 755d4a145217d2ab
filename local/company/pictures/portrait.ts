import type { PortraitLook } from '../people/look';

const ink = '#33262a';

function clothes({ clothes: colour, trim, cut, shade }: PortraitLook): string {
  const body = `<path d="M16 122c0-24 17-35 44-35s44 11 44 35z" fill="${colour}"/>`;
  switch (cut) {
    case 'collar':
      return `${body}<path d="M46 88l14 15-11 8-10-18zM74 88l-14 15 11 8 10-18z" fill="${trim}"/>`;
    case 'vneck':
      return `${body}<path d="M47 87l13 20 13-20z" fill="${shade}"/><path d="M45 88l15 22 15-22" fill="none" stroke="${trim}" stroke-width="3"/>`;
    case 'hood':
      return `${body}<path d="M36 92c6 16 42 16 48 0l8 6c-10 22-54 22-64 0z" fill="#000" opacity=".16"/><path d="M53 104v14M67 104v14" stroke="${trim}" stroke-width="2.4" stroke-linecap="round"/>`;
    case 'roll':
      return `${body}<path d="M45 80h30v13c-8 6-22 6-30 0z" fill="${colour}"/><path d="M45 86c8 5 22 5 30 0" fill="none" stroke="#000" stroke-opacity=".16" stroke-width="2"/>`;
    case 'blazer':
      return `${body}<path d="M45 87h30l-15 33z" fill="${trim}"/><path d="M45 87l-8 6 4 12-4 3 17 14h6zM75 87l8 6-4 12 4 3-17 14h-6z" fill="#000" opacity=".2"/>`;
    default:
      return `${body}<path d="M44 88c6 12 26 12 32 0l4 2c-8 16-32 16-40 0z" fill="${trim}" opacity=".85"/>`;
  }
}

function hairBehind({ style, hair, clothes: colour }: PortraitLook): string {
  switch (style) {
    case 'long':
      return `<path d="M33 52c-2-38 56-38 54 0l3 44c-8 6-18 5-22 0H52c-4 5-14 6-22 0z" fill="${hair}"/>`;
    case 'bob':
      return `<path d="M32 54c-2-40 58-40 56 0v24c-4 5-12 4-14 2H46c-2 2-10 3-14-2z" fill="${hair}"/>`;
    case 'ponytail':
      return `<path d="M78 30c20 2 20 34 12 52-3-4-9-6-12-4 4-14 4-26-4-36z" fill="${hair}"/>`;
    case 'bun':
      return `<circle cx="60" cy="18" r="12" fill="${hair}"/>`;
    case 'afro':
      return `<circle cx="60" cy="43" r="35" fill="${hair}"/>`;
    case 'curly':
      return [[36, 52], [34, 40], [41, 28], [53, 21], [67, 21], [79, 28], [86, 40], [84, 52]].map(([x, y]) => `<circle cx="${x}" cy="${y}" r="9.5" fill="${hair}"/>`).join('');
    case 'headscarf':
      return `<path d="M29 58c-4-50 66-50 62 0 0 16 3 26 8 34-18 14-60 14-78 0 5-8 8-18 8-34z" fill="${colour}"/><path d="M29 58c-4-50 66-50 62 0 0 16 3 26 8 34-18 14-60 14-78 0 5-8 8-18 8-34z" fill="#fff" opacity=".22"/>`;
    default:
      return '';
  }
}

function hairInFront({ style, hair, clothes: colour, trim }: PortraitLook): string {
  switch (style) {
    case 'short':
      return `<path d="M36 55c-5-38 53-40 48 0-2-8-5-12-9-16-9 3-23 3-31-1-4 4-6 9-8 17z" fill="${hair}"/>`;
    case 'sideParting':
      return `<path d="M36 55c-6-42 54-40 48 0-1-8-3-12-6-15-14 0-24-4-30-10-2 8-9 14-12 25z" fill="${hair}"/>`;
    case 'buzz':
      return `<path d="M37 50c-1-30 47-30 46 0-3-9-8-13-23-13s-20 4-23 13z" fill="${hair}" opacity=".85"/>`;
    case 'bob':
    case 'long':
      return `<path d="M35 58c-3-40 53-40 50 0-2-10-8-18-16-22-10 8-24 10-30 10-2 3-3 7-4 12z" fill="${hair}"/>`;
    case 'bun':
    case 'ponytail':
      return `<path d="M36 54c-4-36 52-36 48 0-3-12-10-18-24-18s-21 6-24 18z" fill="${hair}"/>`;
    case 'curly':
      return [[43, 35], [53, 31], [65, 31], [76, 35]].map(([x, y]) => `<circle cx="${x}" cy="${y}" r="8" fill="${hair}"/>`).join('');
    case 'afro':
      return `<path d="M36 50c0-28 48-28 48 0-4-8-10-12-24-12s-20 4-24 12z" fill="${hair}"/>`;
    case 'headscarf':
      return `<path d="M36 60c-5-40 53-40 48 0-1 20-9 31-24 31s-23-11-24-31zm4 0c1 16 9 27 20 27s19-11 20-27c2-32-42-32-40 0z" fill="${colour}" fill-rule="evenodd"/><path d="M30 84c14 16 46 16 60 0-8 20-24 26-34 26s-20-8-26-26z" fill="${colour}"/>`;
    case 'turban':
      return `<path d="M33 48c-6-44 60-44 54 0-16-10-38-10-54 0z" fill="${trim}"/><path d="M36 34c16-8 36-4 48 10M44 22c14 0 30 6 38 18" fill="none" stroke="#000" stroke-opacity=".15" stroke-width="2.5"/>`;
    case 'beanie':
      return `<path d="M35 46c-2-36 52-36 50 0z" fill="${trim}"/><rect x="33" y="40" width="54" height="10" rx="5" fill="${trim}"/><rect x="33" y="40" width="54" height="10" rx="5" fill="#000" opacity=".14"/>`;
    default:
      return '';
  }
}

function face({ skin, shade, hair, smile, brows, style }: PortraitLook): string {
  const browColour = style === 'bald' || style === 'headscarf' || style === 'turban' || style === 'beanie' ? ink : hair;
  const mouths = {
    open: `<path d="M52 72c4 7 12 7 16 0z" fill="#fff"/><path d="M52 72c4 7 12 7 16 0" fill="none" stroke="${ink}" stroke-width="1.6" stroke-linecap="round"/>`,
    soft: `<path d="M53 73c4 4 10 4 14 0" fill="none" stroke="${ink}" stroke-width="2" stroke-linecap="round"/>`,
    wide: `<path d="M50 71c5 6 15 6 20 0" fill="none" stroke="${ink}" stroke-width="2" stroke-linecap="round"/>`
  };
  return `<path d="M50 74h20v16c-5 7-15 7-20 0z" fill="${shade}"/>
<circle cx="36.5" cy="58" r="5.5" fill="${shade}"/><circle cx="83.5" cy="58" r="5.5" fill="${shade}"/>
<path d="M37 52c0-30 46-30 46 0v8c0 17-10 27-23 27S37 77 37 60z" fill="${skin}"/>
<circle cx="51" cy="57" r="2.5" fill="${ink}"/><circle cx="69" cy="57" r="2.5" fill="${ink}"/>
<path d="M46.500 ${50 - brows}c2.500-2 6-2 8 0M65.500 50c2-2 5.500-2 8 ${-brows}" fill="none" stroke="${browColour}" stroke-width="2.2" stroke-linecap="round"/>
<path d="M60 59c-2 4-3 6 1 6.500" fill="none" stroke="${shade}" stroke-width="2.2" stroke-linecap="round"/>
<circle cx="45.500" cy="66" r="4" fill="#d9624f" opacity=".16"/><circle cx="74.500" cy="66" r="4" fill="#d9624f" opacity=".16"/>${mouths[smile]}`;
}

function extras({ glasses, beard, hair, earrings, style, skin }: PortraitLook): string {
  const parts: string[] = [];
  if (beard === 'full' || beard === 'short') {
    const depth = beard === 'full' ? 94 : 88;
    parts.push(`<path d="M37 60c1 4 3 6 6 6 8-1 9-1 17-1s9 0 17 1c3 0 5-2 6-6 1 18-8 ${depth - 62} -23 ${depth - 60}S36 78 37 60z" fill="${hair}"/><path d="M53 72c3 5 11 5 14 0z" fill="${skin}"/><path d="M53 72c3 5 11 5 14 0z" fill="#8c2f39" opacity=".55"/>`);
  }
  if (beard === 'moustache') parts.push(`<path d="M49 70c4-5 18-5 22 0-4 1-8 0-11-1-3 1-7 2-11 1z" fill="${hair}"/>`);
  if (glasses === 'round') parts.push('<g fill="#fff" fill-opacity=".18" stroke="#33262a" stroke-width="2"><circle cx="51" cy="57" r="7"/><circle cx="69" cy="57" r="7"/></g><path d="M58 56h4" stroke="#33262a" stroke-width="2"/>');
  if (glasses === 'square') parts.push('<g fill="#fff" fill-opacity=".18" stroke="#33262a" stroke-width="2"><rect x="43" y="51" width="15" height="11" rx="3"/><rect x="62" y="51" width="15" height="11" rx="3"/></g><path d="M58 55h4" stroke="#33262a" stroke-width="2"/>');
  if (earrings && style !== 'headscarf') parts.push('<circle cx="36" cy="66" r="2.2" fill="#e6b422"/><circle cx="84" cy="66" r="2.2" fill="#e6b422"/>');
  return parts.join('');
}

/** A head-and-shoulders portrait as an SVG document, square, 120 units wide. */
export function portraitSvg(look: PortraitLook): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120" width="120" height="120"><rect width="120" height="120" fill="${look.background}"/><g transform="translate(-7.2 -5) scale(1.12)">${hairBehind(look)}${clothes(look)}${face(look)}${extras(look)}${hairInFront(look)}</g></svg>`;
}
