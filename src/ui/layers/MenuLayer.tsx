import './fontsOff';
import * as React from 'react';
import { ContextualMenu, DirectionalHint, type IContextualMenuItem } from '@fluentui/react/lib/ContextualMenu';
import { ContextualMenuItemType } from '@fluentui/react/lib/ContextualMenu';
import './fontsOn';
import { cx } from '../base/cx';
import { Icon } from '../Icon/Icon';
import { useRoot } from '../Root/RootContext';
import type { MenuItem, MenuLayerProps } from '../Menu/Menu';
import { FluentTheme } from './FluentTheme';
import styles from '../Menu/Menu.module.scss';

const isChoice = (item: MenuItem): boolean => item.isChecked !== undefined;

function rowOf(item: MenuItem, hasIcons: boolean, variables: React.CSSProperties): () => JSX.Element {
  return function Row() {
    const icon = isChoice(item) ? (item.isChecked ? 'check' : undefined) : item.icon;
    return (
      <span className={cx(styles.row, item.isDanger && styles.danger, item.isDisabled && styles.off)} style={variables}>
        {(hasIcons || icon) && <span className={styles.icon}>{icon && <Icon name={icon} />}</span>}
        <span className={styles.text}>
          <bdi>{item.text}</bdi>
          {item.description && <span className={styles.description}>{item.description}</span>}
        </span>
      </span>
    );
  };
}

function toFluent(items: readonly MenuItem[], onClose: () => void, variables: React.CSSProperties): IContextualMenuItem[] {
  const hasIcons = items.some((item) => item.icon !== undefined || isChoice(item));
  return items.flatMap((item): IContextualMenuItem[] => [
    ...(item.startsGroup ? [{ key: `${item.key}-line`, itemType: ContextualMenuItemType.Divider }] : []),
    {
      key: item.key,
      text: item.text,
      ...(item.href ? { href: item.href } : {}),
      disabled: item.isDisabled === true,
      ...(isChoice(item) ? { role: 'menuitemcheckbox', 'aria-checked': item.isChecked } : {}),
      ...(item.description ? { ariaDescription: item.description } : {}),
      contextualMenuItemAs: rowOf(item, hasIcons, variables),
      onClick: () => {
        onClose();
        item.onSelect?.();
      }
    }
  ]);
}

/** Fluent's menu with the icons and rows of the suite; loaded on first use. */
const MenuLayer: React.FC<MenuLayerProps> = ({ target, items, label, onClose }) => {
  const { variables, band } = useRoot();
  const fluentItems = React.useMemo(() => toFluent(items, onClose, variables as React.CSSProperties), [items, onClose, variables]);
  return (
    <FluentTheme>
      <ContextualMenu
        target={target}
        items={fluentItems}
        ariaLabel={label}
        onDismiss={onClose}
        shouldFocusOnMount
        directionalHint={DirectionalHint.bottomRightEdge}
        gapSpace={4}
        isBeakVisible={false}
        styles={{ root: { minWidth: band === 'slim' ? 220 : 200, maxWidth: 340 }, container: { borderRadius: 6 }, subComponentStyles: { menuItem: { root: { height: 'auto', minHeight: 36, lineHeight: 20 } }, callout: {} } }}
        calloutProps={{ styles: { root: { borderRadius: 6, border: `1px solid ${variables['--variantBorder'] ?? 'CanvasText'}`, boxShadow: variables['--elevation16'] ?? 'none' }, calloutMain: { borderRadius: 6, padding: '4px 0', background: variables['--menuBackground'] ?? '' } } }}
      />
    </FluentTheme>
  );
};

export default MenuLayer;
