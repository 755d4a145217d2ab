import type { PostFile } from '../../domain/stream/post';

/** A file with what the post says of it. */
export interface AttachedFile {
  readonly file: PostFile;
  readonly content: Blob;
}

// What could run when it is opened from the site. SharePoint's own list of blocked kinds comes on top.
const refused = /\.(exe|dll|com|bat|cmd|ps1|vbs|js|jse|wsf|msi|scr|hta|html?|xhtml|aspx?|svg|jar|lnk|reg)$/i;

const signatures: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38]
];

function isWebp(bytes: Uint8Array): boolean {
  const text = String.fromCharCode(...bytes);
  return text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP';
}

/** Whether the bytes are those of a PNG, JPEG, GIF or WebP, whatever the name says. */
export function isPictureContent(bytes: Uint8Array): boolean {
  return isWebp(bytes) || signatures.some((signature) => signature.every((byte, index) => bytes[index] === byte));
}

/** A name that SharePoint takes for an attachment. */
export function safeFileName(name: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is taken out
  const cleaned = name.replace(/[~"#%&*:<>?/\\{|}\u0000-\u001f]/g, '_').replace(/\.{2,}/g, '.').replace(/^[\s.]+|[\s.]+$/g, '');
  return cleaned.slice(-120) || 'file';
}

/** What a post may say of a file; undefined where files of its kind are not taken. */
export async function acceptFile(content: File): Promise<AttachedFile | undefined> {
  const name = safeFileName(content.name);
  if (refused.test(name)) return undefined;
  const bytes = new Uint8Array(await content.slice(0, 12).arrayBuffer());
  if (!isPictureContent(bytes)) return { file: { name, size: content.size, isPicture: false, alt: '' }, content };
  try {
    const picture = await createImageBitmap(content);
    const { width, height } = picture;
    picture.close();
    return { file: { name, size: content.size, isPicture: true, alt: '', width, height }, content };
  } catch {
    // Begins like a picture and is none: goes along as a file.
    return { file: { name, size: content.size, isPicture: false, alt: '' }, content };
  }
}
