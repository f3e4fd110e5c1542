import { useCallback, useState } from 'react';

/** Whether an element was ever in sight, with the `ref` that watches it: for what is fetched only to be seen. */
export function useInSight(): {
  seen: boolean;
  watch: (element: Element | null) => (() => void) | undefined;
} {
  const [seen, setSeen] = useState(false);
  const watch = useCallback((element: Element | null) => {
    if (element === null) return undefined;
    const observer = new IntersectionObserver(entries => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      setSeen(true);
      observer.disconnect();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { seen, watch };
}
