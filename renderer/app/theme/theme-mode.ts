import type { Settings } from '#shared/contract/settings.ts';

const storageKey = 'innkeeper.theme';
const darkQuery = '(prefers-color-scheme: dark)';

/**
 * Puts the theme and the row height on the root element. The choice is also kept in the browser, where
 * `theme-boot.js` reads it before the first paint.
 */
export function applyAppearance({ theme, density }: Pick<Settings, 'theme' | 'density'>): void {
  const root = document.documentElement;
  const dark = theme === 'dark' || (theme === 'system' && matchMedia(darkQuery).matches);
  root.dataset['theme'] = dark ? 'dark' : 'light';
  root.dataset['density'] = density;
  try {
    localStorage.setItem(storageKey, theme);
  } catch {
    // Without storage the next start shows the system's theme for a moment.
  }
}

/** Calls back when the system changes between light and dark. Returns how to stop. */
export function onSystemThemeChange(changed: () => void): () => void {
  const query = matchMedia(darkQuery);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}
