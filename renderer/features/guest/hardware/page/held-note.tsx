import Button from '@mui/material/Button';
import { useEffect, useState } from 'react';
import { api } from '#renderer/api/client.ts';
import { useDocumentsAgain } from '#renderer/api/hardware.ts';
import { guestKey } from '#renderer/api/live/guests.ts';
import { useJobs } from '#renderer/api/live/jobs.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { applyAndTell } from '../changes/apply.ts';
import { forgetHeld, useHeld } from '../model/held.ts';
import type { HardwareItem } from '../model/items.ts';
import type { Hardware } from '../use-hardware.ts';

/** The guest was asked to let go of a device and has not: wait, keep it, or take it out at the next start. */
export function HeldNote({ hardware: { guest, locked }, item }: { hardware: Hardware; item: HardwareItem }) {
  const key = guestKey(guest);
  const again = useDocumentsAgain(key);
  const id = useHeld(key).get(item.id);
  const job = useJobs(({ byId }) => (id === undefined ? undefined : byId.get(id)));
  const [busy, setBusy] = useState(false);
  const state = job?.state;
  useEffect(() => {
    if (state !== 'done' && state !== 'cancelled') return;
    forgetHeld(key, item.id);
    void again();
  }, [state, key, item.id, again]);
  if (id === undefined) return null;

  const act = async (what: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await what();
      forgetHeld(key, item.id);
      await again();
    } catch (error) {
      notifyFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const waiting = state === undefined || state === 'running';
  const off = busy || locked !== undefined;
  return (
    <Attention
      what={
        waiting ? 'The guest has not let go of this device yet.' : 'The guest did not let go of this device.'
      }
      why="It was asked to. Its system may be using it, or may not listen while it boots; unmount or stop what uses it. Waiting does no harm."
      action={
        <>
          {waiting && (
            <Button disabled={off} onClick={() => void act(() => api.jobs.cancel({ id }))}>
              Keep the device
            </Button>
          )}
          {!waiting && (
            <Button
              disabled={off}
              onClick={() => void act(() => applyAndTell(guest, [{ op: 'remove', item: item.id }], false))}
            >
              Ask again
            </Button>
          )}
          <Button
            disabled={off}
            onClick={() =>
              void act(async () => {
                await applyAndTell(guest, [{ op: 'remove', item: item.id }], true);
                if (waiting) await api.jobs.cancel({ id });
              })
            }
          >
            Take it out at the next start
          </Button>
        </>
      }
    />
  );
}
