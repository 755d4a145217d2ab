/** Pixels along a side that are compared: enough to tell a face from the silhouette, and nothing to compute. */
const side = 12;
/** Differences of a colour that scaling may make. */
const tolerance = 3;

const references = new Map<string, Promise<Uint8ClampedArray | undefined>>();

function pixelsOf(image: CanvasImageSource): Uint8ClampedArray | undefined {
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  context.drawImage(image, 0, 0, side, side);
  return context.getImageData(0, 0, side, side).data;
}

/** The same picture of nobody: what the server shows for accounts without a photograph. Undefined for other addresses. */
export function addressOfNobody(photoUrl: string): string | undefined {
  const nobody = photoUrl.replace(/([?&]accountname=)[^&]*/i, '$1nobody%40nowhere.invalid');
  return nobody === photoUrl ? undefined : nobody;
}

function loadReference(address: string): Promise<Uint8ClampedArray | undefined> {
  const known = references.get(address);
  if (known) return known;
  const loading = new Promise<Uint8ClampedArray | undefined>((resolve) => {
    const image = new Image();
    image.onload = () => {
      try {
        resolve(pixelsOf(image));
      } catch {
        resolve(undefined);
      }
    };
    image.onerror = () => resolve(undefined);
    image.src = address;
  });
  references.set(address, loading);
  return loading;
}

/** Whether two pictures of one size are the same to the eye. */
export function isAlike(first: ArrayLike<number>, second: ArrayLike<number>): boolean {
  return first.length === second.length && Array.from(first).every((value, index) => Math.abs(value - (second[index] ?? 0)) <= tolerance);
}

/**
 * Whether a loaded photograph is the grey silhouette that SharePoint answers, with 200, for accounts without one
 * (pnp/sp-dev-fx-controls-react#210): it is compared with the picture of an account that cannot exist, which is loaded
 * once. False where that cannot be told, such as for pictures of another origin.
 */
export async function isSilhouette(image: HTMLImageElement, photoUrl: string): Promise<boolean> {
  const address = addressOfNobody(photoUrl);
  const reference = address === undefined ? undefined : await loadReference(address);
  if (!reference) return false;
  try {
    const pixels = pixelsOf(image);
    return pixels !== undefined && isAlike(pixels, reference);
  } catch {
    return false;
  }
}
