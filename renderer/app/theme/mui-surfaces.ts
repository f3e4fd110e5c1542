import type { Components, Theme } from '@mui/material/styles';

const floating = {
  background: 'var(--raised)',
  backgroundImage: 'none',
  border: '1px solid var(--line)',
  boxShadow: 'var(--shadow-high)',
};

/** How MUI's floating surfaces look here: only what floats casts a shadow. */
export const surfaces: Components<Omit<Theme, 'components'>> = {
  MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
  MuiDialog: {
    styleOverrides: { paper: { ...floating, borderRadius: 12, '&:focus-visible': { outline: 'none' } } },
  },
  MuiBackdrop: {
    styleOverrides: {
      root: { backgroundColor: 'var(--veil)' },
      invisible: { backgroundColor: 'transparent' },
    },
  },
  MuiDialogTitle: { styleOverrides: { root: { fontSize: 16, fontWeight: 600, padding: '18px 20px 8px' } } },
  MuiDialogContent: { styleOverrides: { root: { padding: '4px 20px 16px' } } },
  MuiDialogActions: { styleOverrides: { root: { padding: '12px 20px 16px', gap: 4 } } },
  MuiMenu: {
    styleOverrides: { paper: { ...floating, borderRadius: 'var(--r)', marginTop: 4 }, list: { padding: 4 } },
  },
  MuiPopover: { styleOverrides: { paper: floating } },
  MuiMenuItem: {
    defaultProps: { dense: true },
    styleOverrides: {
      root: {
        fontSize: 13,
        minHeight: 30,
        padding: '4px 10px',
        borderRadius: 4,
        gap: 8,
        '&.Mui-focusVisible': { background: 'var(--hover)' },
        '&.Mui-selected, &.Mui-selected:hover': { background: 'var(--accent-soft)' },
      },
    },
  },
  MuiListItemIcon: {
    styleOverrides: { root: { minWidth: '0 !important', color: 'var(--muted)', '& svg': { fontSize: 17 } } },
  },
  MuiTooltip: {
    defaultProps: { enterDelay: 400, disableInteractive: true },
    styleOverrides: {
      tooltip: {
        background: 'var(--text)',
        color: 'var(--bg)',
        fontSize: 12,
        fontWeight: 400,
        padding: '4px 8px',
      },
    },
  },
  MuiLinearProgress: {
    styleOverrides: { root: { height: 4, borderRadius: 2, background: 'var(--sunken)' } },
  },
};
