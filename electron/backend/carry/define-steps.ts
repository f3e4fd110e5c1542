import type { GuestRef } from '#shared/contract/guests.ts';
import type { UndoableStep } from '#electron/jobs/undo.ts';
import { whenReachable } from '../connections/when-reachable.ts';
import { findDomain } from '../create/run/find-domain.ts';
import { defineFlags } from '../documents/define-flags.ts';
import { actOn } from '../guests/act.ts';
import { undefineGuest } from '../guests/undefine.ts';
import type { AreaDeps } from '../ports.ts';

/** @param document asked for when everything before it is done */
export function defineStep(
  { connections, log }: Pick<AreaDeps, 'connections' | 'log'>,
  guest: GuestRef,
  document: () => string,
): UndoableStep {
  return {
    title: 'Define the guest',
    undoesHalf: true,
    do: async () => {
      const live = connections.require(guest.connection);
      const rpc = await live.work();
      const xml = document();
      await rpc.call('domainDefineXmlFlags', { xml, flags: await defineFlags(log, live.host, xml) });
    },
    undo: () =>
      whenReachable(connections, guest.connection, async rpc => {
        const dom = await findDomain(rpc, guest.uuid);
        // Its variables are taken back by the step that made them.
        if (dom) await undefineGuest(rpc, dom);
      }),
  };
}

/** A guest that is there but does not start is worth more than none: this is not undone. */
export async function startMade(deps: AreaDeps, guest: GuestRef): Promise<void> {
  await deps.guests.refresh(guest);
  await actOn(deps, deps.guests.require(guest), 'start');
}
