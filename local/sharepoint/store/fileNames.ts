import { SharePointError } from '../errors/SharePointError';

/** What a path may not be longer than, decoded and without the address of the server (support.microsoft.com: Restrictions and limitations in OneDrive and SharePoint). */
const pathLimit = 400;
const nameLimit = 255;
const forbidden = /["*:<>?/\\|]/;
// eslint-disable-next-line no-control-regex -- names may not hold them
const control = /[\u0000-\u001f\u007f]/;
/** Names that Windows or SharePoint keep for themselves (same page). */
const reserved = /^(\.lock|con|prn|aux|nul|com[0-9]|lpt[0-9]|desktop\.ini)$|_vti_|^~\$/i;

const nameRefused = (): SharePointError =>
  new SharePointError(400, '-2130575245, Microsoft.SharePoint.SPException', 'The file or folder name contains characters that are not permitted.  Please use a different name.');

const tooLong = (): SharePointError =>
  new SharePointError(400, '-2147024690, System.IO.PathTooLongException', `The specified file or folder name is too long. The URL path for all files and folders must be ${pathLimit} characters or less (and no more than ${nameLimit} characters for any single file or folder name in the URL). Please type a shorter file or folder name.`);

/** @throws 400 for a name that no file or folder may have. */
export function checkName(name: string): void {
  if (name.length > nameLimit) throw tooLong();
  const isDots = /^\.+$/.test(name);
  if (name.trim() === '' || name !== name.trim() || isDots || name.endsWith('.') || forbidden.test(name) || control.test(name) || reserved.test(name)) throw nameRefused();
}

/** @throws 400 for a path that is too long or holds a name that is not allowed. */
export function checkPath(directory: string, name: string): string {
  checkName(name);
  const path = `${directory}/${name}`;
  if (path.length - 1 > pathLimit) throw tooLong();
  return path;
}

export const leafOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
export const directoryOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** Whether a path lies below a directory, however deep. Case does not count. */
export function isBelow(path: string, directory: string): boolean {
  return path.length > directory.length + 1 && path.slice(0, directory.length + 1).toLowerCase() === `${directory}/`.toLowerCase();
}

/** `Report.docx` with 2 becomes `Report2.docx`, as SharePoint names what is kept beside another. */
export function numbered(name: string, number: number): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? `${name.slice(0, dot)}${number}${name.slice(dot)}` : `${name}${number}`;
}
