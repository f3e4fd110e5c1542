import type { Connection } from 'node-libvirt';
import { readClaims } from '#shared/domain/guests/claims.ts';
import { domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { whenReachable } from '../../connections/when-reachable.ts';
import { fail } from '../../failures/fail.ts';
import { requireNetworks } from '../../networks/needed.ts';
import { whyNotStarted } from '../../readability/why-not-started.ts';
import type { CarryOut } from './carrying.ts';
import { findDomain } from './find-domain.ts';
import { pressKeys } from './press-keys.ts';

export const carryOutStart: CarryOut<'start'> = (work, carrying, part) => {
  const { deps, guest, job } = carrying;
  return {
    undoesHalf: true,
    do: async () => {
      const live = deps.connections.require(guest.connection);
      const { root } = parseDocument(carrying.document(work.document));
      await requireNetworks(live, readClaims(root).networks);
      const rpc = await live.work();
      const dom = await start(rpc).catch(explain);
      if (work.pressKey) await pressKeys(rpc, dom, job.signal, part.share);
    },
    undo: () =>
      whenReachable(deps.connections, guest.connection, async rpc => {
        const dom = await findDomain(rpc, guest.uuid);
        if (!dom || (await rpc.call('domainIsActive', { dom })).active === 0) return;
        await rpc.call('domainDestroyFlags', { dom, flags: 0 });
      }),
  };

  /** What is thrown tells which file QEMU could not open, where that was it. */
  async function explain(error: unknown): Promise<never> {
    const text = carrying.document(work.document);
    const name = domain.of(parseDocument(text).root).name ?? '';
    const live = deps.connections.require(guest.connection);
    throw await whyNotStarted(deps, live, { name, document: async () => text }, error);
  }

  async function start(rpc: Connection) {
    // Of this run alone: the definition stays, and is what it starts from ever after.
    if (work.document === 'installer')
      return (await rpc.call('domainCreateXml', { xmlDesc: carrying.document('installer'), flags: 0 })).dom;
    const dom = await findDomain(rpc, guest.uuid);
    if (!dom) throw fail('NOT_FOUND', { uuid: guest.uuid });
    return (await rpc.call('domainCreateWithFlags', { dom, flags: 0 })).dom;
  }
};
