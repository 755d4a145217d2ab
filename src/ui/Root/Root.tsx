import * as React from 'react';
import { directionOf } from '../../domain/shared/text';
import { cx } from '../base/cx';
import { bandOf, RootContext, type Band, type RootValue } from './RootContext';
import { themeVariables, type RootTheme } from './themeVariables';
import { useLiveRegions } from './LiveRegion';
import styles from './Root.module.scss';

export interface RootProps {
  /** The theme of the section, as SPFx gives it. Without one the browser's own colours are used. */
  readonly theme?: RootTheme | undefined;
  /** The language of the page, such as `de-DE`. */
  readonly locale: string;
  /** Direction of the page; that of the language if left out. */
  readonly dir?: 'ltr' | 'rtl' | undefined;
  /** An owner's choice: smaller avatars, tighter rows. */
  readonly isCompact?: boolean | undefined;
  readonly className?: string | undefined;
}

function useBand(ref: React.RefObject<HTMLElement>): Band {
  const [band, setBand] = React.useState<Band>('full');
  React.useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const measure = (): void => {
      const { width } = element.getBoundingClientRect();
      if (width > 0) setBand(bandOf(width));
    };
    measure();
    if (typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return band;
}

/**
 * The ground of a web part. Writes the theme's slots as CSS custom properties, is the container that every style
 * measures, and tells components their language, direction and band. Everything of the kit is drawn inside one.
 */
export const Root: React.FC<RootProps> = ({ theme, locale, dir, isCompact = false, className, children }) => {
  const ref = React.useRef<HTMLDivElement>(null);
  const band = useBand(ref);
  const { announce, regions } = useLiveRegions();
  const variables = React.useMemo(() => themeVariables(theme), [theme]);
  const direction = dir ?? directionOf(locale);
  const value = React.useMemo<RootValue>(
    () => ({ locale, dir: direction, band, isCompact, theme, variables, announce }),
    [locale, direction, band, isCompact, theme, variables, announce]
  );
  return (
    <RootContext.Provider value={value}>
      <div ref={ref} className={cx(styles.root, className)} style={variables as React.CSSProperties} dir={direction} lang={locale}>
        {children}
        {regions}
      </div>
    </RootContext.Provider>
  );
};
