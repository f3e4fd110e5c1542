import type { Components, Theme } from '@mui/material/styles';

const outlineOnFocus = { outline: '2px solid var(--accent)', outlineOffset: 1 };

/** How MUI's buttons and fields look here: flat, dense, with one visible focus ring. */
export const controls: Components<Omit<Theme, 'components'>> = {
  MuiButtonBase: {
    defaultProps: { disableRipple: true },
    styleOverrides: { root: { cursor: 'default', '&.Mui-focusVisible': outlineOnFocus } },
  },
  MuiButton: {
    defaultProps: { size: 'small', disableElevation: true, variant: 'outlined', color: 'inherit' },
    styleOverrides: {
      root: {
        minWidth: 0,
        padding: '4px 12px',
        minHeight: 30,
        borderRadius: 'var(--r-s)',
        whiteSpace: 'nowrap',
      },
      outlined: {
        borderColor: 'var(--line)',
        background: 'var(--surface)',
        '&:hover': { borderColor: 'var(--line-strong)', background: 'var(--sunken)' },
      },
      startIcon: { marginLeft: -2, marginRight: 6, '& > *:nth-of-type(1)': { fontSize: 17 } },
      endIcon: { marginLeft: 4, marginRight: -4, '& > *:nth-of-type(1)': { fontSize: 17 } },
    },
  },
  MuiIconButton: {
    defaultProps: { size: 'small' },
    styleOverrides: {
      root: { borderRadius: 'var(--r-s)', padding: 5, color: 'var(--muted)', '& svg': { fontSize: 18 } },
    },
  },
  MuiTextField: { defaultProps: { size: 'small', variant: 'outlined' } },
  // The name stands above its field, where neither a border nor a long value gets in its way.
  MuiInputLabel: {
    defaultProps: { shrink: true },
    styleOverrides: {
      root: {
        position: 'static',
        transform: 'none',
        maxWidth: '100%',
        marginBottom: 4,
        fontSize: 12,
        lineHeight: 1.4,
        whiteSpace: 'normal',
        color: 'var(--muted)',
        '&.Mui-focused': { color: 'var(--muted)' },
      },
    },
  },
  MuiOutlinedInput: {
    defaultProps: { notched: false },
    styleOverrides: {
      multiline: { padding: 0 },
      root: {
        background: 'var(--surface)',
        fontSize: 13,
        '& .MuiOutlinedInput-notchedOutline': { top: 0, borderColor: 'var(--line-strong)' },
        '& .MuiOutlinedInput-notchedOutline legend': { display: 'none' },
        '&:hover .MuiOutlinedInput-notchedOutline': { borderColor: 'var(--faint)' },
        '&.Mui-focused .MuiOutlinedInput-notchedOutline': { borderColor: 'var(--accent)', borderWidth: 2 },
      },
      input: { padding: '6px 10px', height: 'auto', '&:focus-visible': { outline: 'none' } },
    },
  },
  MuiAutocomplete: {
    styleOverrides: {
      inputRoot: {
        '&.MuiOutlinedInput-root.MuiInputBase-sizeSmall': {
          padding: '0 30px 0 0',
          '& .MuiAutocomplete-input': { padding: '6px 10px' },
        },
      },
      tag: { height: 22, margin: '3px 0 3px 4px', fontSize: 12 },
      listbox: { fontSize: 13 },
    },
  },
  MuiFormHelperText: { styleOverrides: { root: { margin: '3px 0 0', fontSize: 12 } } },
  MuiCheckbox: {
    defaultProps: { size: 'small' },
    styleOverrides: {
      root: { padding: 4, color: 'var(--muted)', borderRadius: 'var(--r-s)', '& svg': { fontSize: 18 } },
    },
  },
  MuiRadio: {
    defaultProps: { size: 'small' },
    styleOverrides: { root: { padding: 4, color: 'var(--muted)', '& svg': { fontSize: 18 } } },
  },
  MuiSwitch: {
    styleOverrides: {
      root: { width: 30, height: 18, padding: 0, overflow: 'visible' },
      switchBase: {
        padding: 2,
        color: 'var(--surface)',
        '&:hover': { background: 'none' },
        '&.Mui-checked': { transform: 'translateX(12px)', color: 'var(--surface)' },
        '&.Mui-checked:hover': { background: 'none' },
        '&.Mui-checked + .MuiSwitch-track': { background: 'var(--accent)', opacity: 1 },
        '&.Mui-disabled + .MuiSwitch-track': { opacity: 0.4 },
        '&.Mui-disabled': { color: 'var(--surface)' },
        '&.Mui-focusVisible': { outline: 'none' },
        '&.Mui-focusVisible + .MuiSwitch-track': outlineOnFocus,
      },
      thumb: { width: 14, height: 14, boxShadow: 'none' },
      track: { borderRadius: 9, background: 'var(--faint)', opacity: 1 },
    },
  },
  MuiFormControlLabel: {
    styleOverrides: {
      root: { '&:has(> .MuiSwitch-root)': { margin: 0, gap: 10, minHeight: 24 } },
      label: { fontSize: 13 },
    },
  },
  MuiSelect: { styleOverrides: { icon: { color: 'var(--muted)' } } },
};
