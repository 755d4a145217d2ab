import './fontsOff';
import * as React from 'react';
import { createTheme, type IPartialTheme } from '@fluentui/react/lib/Styling';
import { Customizer } from '@fluentui/react/lib/Utilities';
import './fontsOn';
import { useRoot } from '../Root/RootContext';

/** Hands the theme and direction of the web part to the Fluent controls inside. */
export const FluentTheme: React.FC = ({ children }) => {
  const { theme, dir } = useRoot();
  const settings = React.useMemo(() => {
    // Fluent takes what is not there for a colour that is undefined, so only what is there is handed on.
    const partial = {
      ...(theme?.palette ? { palette: theme.palette } : {}),
      ...(theme?.semanticColors ? { semanticColors: theme.semanticColors } : {}),
      isInverted: theme?.isInverted === true,
      rtl: dir === 'rtl'
    } as IPartialTheme;
    return { theme: createTheme(partial) };
  }, [theme, dir]);
  return <Customizer settings={settings}>{children}</Customizer>;
};
