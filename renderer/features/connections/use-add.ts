import { useEffect, useRef, useState } from 'react';
import { toFailure } from '#renderer/api/failure.ts';
import type { Failure } from '#shared/contract/failure.ts';

/** Tries to add a place: what it came to, and the end of the attempt when the dialog goes away. */
export function useAdd(
  add: (evenIfUnreachable: boolean, signal: AbortSignal) => Promise<unknown>,
  onAdded: () => void,
) {
  const [trying, setTrying] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const stop = useRef(new AbortController());
  useEffect(() => () => stop.current.abort(), []);
  return {
    trying,
    failure,
    forgetFailure: () => setFailure(undefined),
    /** What is no address is not worth keeping; anything else may answer another time. */
    worthKeeping: failure !== undefined && failure.code !== 'URI_INVALID' && failure.code !== 'INPUT_INVALID',
    start: async (evenIfUnreachable: boolean): Promise<void> => {
      setTrying(true);
      setFailure(undefined);
      stop.current = new AbortController();
      try {
        await add(evenIfUnreachable, stop.current.signal);
        onAdded();
      } catch (error) {
        setFailure(toFailure(error));
        setTrying(false);
      }
    },
  };
}
