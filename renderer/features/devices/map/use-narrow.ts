import { useSyncExternalStore } from 'react';

/** Below this there is no room for the list and a device beside each other. */
const query = '(max-width: 1000px)';

/** The window is too narrow for two things side by side. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    changed => {
      const media = matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
