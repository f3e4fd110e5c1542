import { useEffect, useState } from 'react';

/** Whole seconds until an instant, counting down; nothing once it has passed. */
export function Countdown({ to, before = '' }: { to: number; before?: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [to]);
  const seconds = Math.ceil((to - now) / 1000);
  return seconds > 0 ? `${before}${seconds} s` : null;
}
