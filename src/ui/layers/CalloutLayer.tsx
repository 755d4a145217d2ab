import './fontsOff';
import * as React from 'react';
import { Callout, DirectionalHint } from '@fluentui/react/lib/Callout';
import './fontsOn';
import { useRoot } from '../Root/RootContext';
import { LayerRoot } from '../Root/LayerRoot';
import type { CalloutProps } from '../Callout/Callout';
import { FluentTheme } from './FluentTheme';

const hints = { below: DirectionalHint.bottomLeftEdge, belowEnd: DirectionalHint.bottomRightEdge, above: DirectionalHint.topCenter } as const;

/** Fluent's callout in the clothes of the suite; loaded on first use. */
const CalloutLayer: React.FC<CalloutProps> = (props) => {
  const { variables } = useRoot();
  const isTip = props.role === 'tooltip';
  return (
    <FluentTheme>
      <Callout
        {...(props.id ? { id: props.id } : {})}
        role={props.role ?? 'dialog'}
        {...(props.label ? { ariaLabel: props.label } : {})}
        target={props.target}
        onDismiss={props.onDismiss}
        directionalHint={hints[props.placement ?? 'below']}
        gapSpace={isTip ? 6 : 4}
        isBeakVisible={false}
        setInitialFocus={props.takesFocus === true}
        shouldRestoreFocus={props.takesFocus === true}
        preventDismissOnEvent={(event) => !props.takesFocus && event.type === 'focus'}
        {...(props.width ? { calloutMaxWidth: props.width, calloutWidth: props.width } : {})}
        minPagePadding={8}
        styles={{
          root: { background: variables['--menuBackground'] ?? '', border: `1px solid ${variables['--variantBorder'] ?? 'CanvasText'}`, borderRadius: isTip ? 4 : 6, boxShadow: variables['--elevation16'] ?? 'none' },
          calloutMain: { background: variables['--menuBackground'] ?? '', borderRadius: isTip ? 4 : 6 }
        }}
      >
        <LayerRoot>
          <div onMouseEnter={props.onPointerEnter} onMouseLeave={props.onPointerLeave}>{props.children}</div>
        </LayerRoot>
      </Callout>
    </FluentTheme>
  );
};

export default CalloutLayer;
