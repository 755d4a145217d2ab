import './fontsOff';
import * as React from 'react';
import { Modal } from '@fluentui/react/lib/Modal';
import './fontsOn';
import * as strings from 'SharedStrings';
import { useId } from '../base/useId';
import { cx } from '../base/cx';
import { Button } from '../Button/Button';
import { LayerRoot } from '../Root/LayerRoot';
import { useRoot } from '../Root/RootContext';
import type { ModalProps } from '../Dialog/Dialog';
import { FluentTheme } from './FluentTheme';
import styles from '../Dialog/Dialog.module.scss';

const widths = { small: 440, medium: 600, large: 960, panel: 400 } as const;

/** Milliseconds after which whatever closed for the dialog has given its focus back. */
const focusDelay = 150;

/** Fluent's modal as dialog or as panel at the end of the page; loaded on first use. */
const ModalLayer: React.FC<ModalProps> = ({ title, onClose, isBlocking = false, size = 'small', isPanel, subtitle, footer, isWide, children }) => {
  const { variables } = useRoot();
  const titleId = useId('dialog');
  React.useEffect(() => {
    // A menu from which it was opened gives the focus back to its button after the dialog took it.
    const timer = window.setTimeout(() => {
      const dialog = document.getElementById(titleId)?.closest<HTMLElement>('[role=dialog], [role=alertdialog]');
      if (dialog && !dialog.contains(document.activeElement)) dialog.querySelector<HTMLElement>('input:not([type=hidden]), textarea, button')?.focus();
    }, focusDelay);
    return () => window.clearTimeout(timer);
  }, [titleId]);
  const width = isPanel ? (isWide ? widths.medium : widths.panel) : widths[size];
  const surface = { background: variables['--bodyBackground'] ?? '', color: variables['--bodyText'] ?? '' };
  return (
    <FluentTheme>
      <Modal
        isOpen
        onDismiss={() => onClose()}
        isBlocking={isBlocking}
        titleAriaId={titleId}
        styles={{
          root: isPanel ? { justifyContent: 'flex-end', alignItems: 'stretch' } : { padding: 16 },
          main: isPanel
            ? { ...surface, width, maxWidth: '100vw', maxHeight: '100vh', height: '100%', borderRadius: 0 }
            : { ...surface, width, maxWidth: '100%', minWidth: 0, borderRadius: 6, border: '1px solid transparent' },
          scrollableContent: isPanel ? { height: '100%', maxHeight: '100vh', overflow: 'hidden' } : {}
        }}
      >
        <LayerRoot className={cx(styles.frame, isPanel && styles.panel)}>
          <div className={styles.head}>
            <div className={styles.titles}>
              <h2 id={titleId} className={styles.title}>{title}</h2>
              {subtitle && <p className={styles.subtitle}>{subtitle}</p>}
            </div>
            <Button icon="close" label={strings.Close} onClick={onClose} className={styles.close} />
          </div>
          <div className={styles.body}>{children}</div>
          {footer && <div className={styles.foot}>{footer}</div>}
        </LayerRoot>
      </Modal>
    </FluentTheme>
  );
};

export default ModalLayer;
