import type { CompanyFacts } from './facts';

function escape(text: string): string {
  return text.replace(/\\/g, '\\\\').replace(/\r?\n/g, '\\n').replace(/;/g, '\\;').replace(/,/g, '\\,');
}

/** Lines have at most 75 octets; what follows is indented by a space (RFC 2426, 2.6). Characters are never torn. */
function foldLine(line: string): string {
  const encoder = new TextEncoder();
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > 75) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join('\r\n');
}

/** A contact for address books: version 3.0, which every one of them reads (RFC 2426). */
export function vcard(facts: CompanyFacts, extra: { readonly pageUrl?: string; readonly timeZone?: string } = {}): string {
  const line = (name: string, value: string | undefined): string[] => (value ? [`${name}:${escape(value)}`] : []);
  const { name, firstName, lastName, email, role, department, office, phone, mobile } = facts;
  const lines = [
    'BEGIN:VCARD', 'VERSION:3.0',
    `FN:${escape(name)}`,
    `N:${escape(lastName)};${escape(firstName || (lastName ? '' : name))};;;`,
    ...line('TITLE', role),
    ...(department ? [`ORG:;${escape(department)}`] : []),
    ...line('EMAIL;TYPE=INTERNET,WORK', email),
    ...line('TEL;TYPE=WORK,VOICE', phone),
    ...line('TEL;TYPE=CELL', mobile),
    ...(office ? [`ADR;TYPE=WORK:;;;${escape(office)};;;`] : []),
    ...line('TZ;VALUE=text', extra.timeZone),
    ...(extra.pageUrl ? [`URL:${extra.pageUrl.replace(/\s/g, '%20')}`] : []),
    'END:VCARD'
  ];
  return `${lines.map(foldLine).join('\r\n')}\r\n`;
}

/** A file name for a contact, without what file systems refuse. */
export function vcardFileName(name: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are among what is refused
  return `${name.replace(/[\\/:*?"<>|\u0000-\u001F]/g, ' ').replace(/\s+/g, ' ').trim() || 'contact'}.vcf`;
}
