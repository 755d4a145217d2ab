import { themeVariables } from '../../ui/Root/themeVariables';
import styles from './Network.module.scss';

/**
 * Prints one part of the page alone: a copy of it stands in the page for as long as that takes, with everything else out
 * of sight. Pictures are waited for, as those of a copy are loaded anew from the browser's cache.
 * @param title stands above it on paper
 */
export async function printAlone(element: HTMLElement, title: string): Promise<void> {
  // The language stands at the root of the web part; paper is white, whatever the theme.
  const ground = (element.closest('[lang]')?.cloneNode(false) ?? document.createElement('div')) as HTMLElement;
  ground.removeAttribute('style');
  for (const [name, value] of Object.entries(themeVariables(undefined))) ground.style.setProperty(name, value);
  const heading = document.createElement('h1');
  heading.textContent = title;
  const copy = element.cloneNode(true) as HTMLElement;
  ground.append(heading, copy);
  const sheet = document.createElement('div');
  sheet.className = styles.printed ?? '';
  sheet.setAttribute('aria-hidden', 'true');
  sheet.append(ground);
  const pictures = Array.from(copy.querySelectorAll('img'));
  for (const picture of pictures) picture.loading = 'eager';
  document.body.append(sheet);
  document.documentElement.classList.add(styles.printing ?? '');
  try {
    await Promise.all(pictures.map((picture) => (typeof picture.decode === 'function' ? picture.decode().catch(() => undefined) : undefined)));
    // Blocks until the reader printed or went back.
    window.print();
  } finally {
    sheet.remove();
    document.documentElement.classList.remove(styles.printing ?? '');
  }
}
