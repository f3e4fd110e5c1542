import { useEffect, useRef, useState } from 'react';
import type { KeySink } from './key-sender.ts';
import { typeStrokes, type Typing } from './typed-text.ts';

export interface Typist {
  /** 0 to 1 while it types. */
  progress: number | undefined;
  type: (typing: Typing) => void;
  cancel: () => void;
}

/** Types one text at a time into the sink; stops when the sink changes or goes away. */
export function useTypist(sink: KeySink | undefined): Typist {
  const [progress, setProgress] = useState<number>();
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), [sink]);
  return {
    progress,
    type: typing => {
      if (sink === undefined) return;
      stop.current?.abort();
      const own = new AbortController();
      stop.current = own;
      setProgress(0);
      void typeStrokes(sink, typing, {
        signal: own.signal,
        onProgress: sent => setProgress(sent / typing.strokes.length),
      }).then(() => {
        if (stop.current === own) setProgress(undefined);
      });
    },
    cancel: () => stop.current?.abort(),
  };
}
