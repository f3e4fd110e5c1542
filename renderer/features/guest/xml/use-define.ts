import { useState } from 'react';
import type { Failure } from '#shared/contract/failure.ts';
import type { Guest } from '#shared/contract/guests.ts';
import { locateRejection } from '#shared/domain/documents/locate-rejection.ts';
import { api } from '#renderer/api/client.ts';
import { toFailure } from '#renderer/api/failure.ts';
import { useDocumentsAgain } from '#renderer/api/hardware.ts';
import { guestKey, guestRef } from '#renderer/api/live/guests.ts';
import { notify } from '#renderer/app/notifications/store.ts';

/** Gives libvirt a document written by hand, and tells the line it refuses. */
export function useDefine(guest: Guest) {
  const again = useDocumentsAgain(guestKey(guest));
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [rejectedAt, setRejectedAt] = useState<number>();

  const forget = () => {
    setFailure(undefined);
    setRejectedAt(undefined);
  };
  /** Resolves with whether libvirt took it. */
  const define = async (base: string, xml: string): Promise<boolean> => {
    setBusy(true);
    forget();
    try {
      const { changes } = await api.hardware.define({ guest: guestRef(guest), base, xml });
      await again();
      const waiting = changes.filter(({ effect }) => effect !== 'now').length;
      notify({
        tone: 'success',
        text:
          waiting === 0 || guest.state === 'off'
            ? `Changed the document of “${guest.name}”.`
            : `Changed the document of “${guest.name}”. It takes effect at the next start.`,
      });
      return true;
    } catch (error) {
      const refused = toFailure(error);
      const line = Number(refused.params['line'] ?? locateRejection(refused.detail ?? '', xml, base));
      const rejected = refused.code === 'DOCUMENT_REJECTED';
      const located = rejected && Number.isInteger(line);
      setRejectedAt(located ? line : undefined);
      const params = {
        ...refused.params,
        ...(located && { line: String(line) }),
        ...(rejected && refused.detail !== undefined && { reason: `It says: ${refused.detail}.` }),
      };
      setFailure({ ...refused, params });
      if (refused.code === 'CONFLICT') await again();
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { define, busy, failure, rejectedAt, forget };
}
