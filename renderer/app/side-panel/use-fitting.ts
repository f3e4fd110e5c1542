import { useLocation } from '@tanstack/react-router';
import { useLayoutEffect, useRef, useState } from 'react';
import { fitting } from './fitting.ts';

/**
 * Which links of a bar find room in it, the current one always. Widths are taken while a link is shown, so all are
 * shown for the moment before the first paint. `labels` changes when the links do.
 */
export function useFitting(labels: string) {
  const bar = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<ReadonlySet<number> | undefined>();
  const path = useLocation({ select: ({ pathname }) => pathname });

  useLayoutEffect(() => {
    const element = bar.current;
    if (element === null) return;
    const links = [...element.querySelectorAll('a')];
    for (const link of links) link.hidden = false;
    const gap = Number.parseFloat(getComputedStyle(element).columnGap) || 0;
    const widths = links.map(link => link.offsetWidth + gap);
    const current = links.findIndex(link => link.hasAttribute('aria-current'));
    const look = () => {
      const next = fitting(widths, element.clientWidth + gap, current);
      for (const [at, link] of links.entries()) link.hidden = !next.has(at);
      setShown(before => (before && sameSet(before, next) ? before : next));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, [labels, path]);

  return { bar, isShown: (at: number) => shown?.has(at) ?? true };
}

const sameSet = (a: ReadonlySet<number>, b: ReadonlySet<number>) =>
  a.size === b.size && [...a].every(each => b.has(each));
