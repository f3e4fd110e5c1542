import { createTheme } from '@mui/material/styles';
import { controls } from './mui-controls.ts';
import { surfaces } from './mui-surfaces.ts';

const tone = (name: string, contrast = 'var(--on-accent)') => ({
  main: `var(--${name})`,
  light: `var(--${name})`,
  dark: `var(--${name})`,
  contrastText: contrast,
});

/**
 * A colour let through by a share, a number or an expression of numbers. MUI writes it as a relative colour,
 * which Chrome knows from 119 on only; mixing it with nothing is the same, from 111 on.
 */
const alpha = (color: string, share: number | string): string =>
  `color-mix(in srgb, ${color} calc((${share}) * 100%), transparent)`;

const theme = createTheme({
  cssVariables: { nativeColor: true },
  palette: {
    primary: { ...tone('accent'), dark: 'var(--accent-strong)' },
    secondary: tone('muted'),
    error: tone('err', 'var(--on-err)'),
    warning: tone('pause'),
    success: tone('run'),
    info: tone('accent'),
    text: { primary: 'var(--text)', secondary: 'var(--muted)', disabled: 'var(--faint)' },
    background: { default: 'var(--bg)', paper: 'var(--raised)' },
    divider: 'var(--line)',
    action: {
      active: 'var(--muted)',
      hover: 'var(--hover)',
      selected: 'var(--accent-soft)',
      disabled: 'var(--faint)',
      disabledBackground: 'var(--sunken)',
      focus: 'var(--accent-soft)',
    },
  },
  shape: { borderRadius: 6 },
  spacing: 4,
  typography: {
    fontFamily: 'var(--font)',
    fontSize: 13,
    htmlFontSize: 16,
    body1: { fontSize: 13, lineHeight: 1.45 },
    body2: { fontSize: 13, lineHeight: 1.45 },
    caption: { fontSize: 12, lineHeight: 1.4 },
    button: { fontSize: 13, fontWeight: 500, textTransform: 'none', lineHeight: 1.4 },
    h6: { fontSize: 16, fontWeight: 600 },
  },
  transitions: {
    duration: {
      shortest: 80,
      shorter: 100,
      short: 120,
      standard: 140,
      enteringScreen: 120,
      leavingScreen: 90,
    },
  },
  components: { ...controls, ...surfaces },
});

/** MUI's theme by the names of tokens.css: it holds no value, so changing the theme re-renders nothing. */
export const muiTheme = Object.assign(theme, { alpha });
