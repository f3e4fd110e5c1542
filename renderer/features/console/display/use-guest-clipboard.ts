import type RFB from '@novnc/novnc';
import { useEffect, useState } from 'react';

/**
 * What the guest copied last. It is put on our clipboard too, where the browser lets us: it does while this
 * window has the focus.
 */
export function useGuestClipboard(rfb: RFB | undefined): string {
  const [text, setText] = useState('');
  useEffect(() => {
    if (!rfb) return;
    const stop = new AbortController();
    rfb.addEventListener('clipboard', ({ detail }) => {
      if (stop.signal.aborted) return;
      setText(detail.text);
      // Without the focus the text still waits in the clipboard panel.
      navigator.clipboard.writeText(detail.text).catch(() => {});
    });
    return () => stop.abort();
  }, [rfb]);
  return text;
}
