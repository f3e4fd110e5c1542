import { whenReachable } from '../../connections/when-reachable.ts';
import { undefineGuest } from '../../guests/undefine.ts';
import type { CarryOut } from './carrying.ts';
import { findDomain } from './find-domain.ts';

export const carryOutDefine: CarryOut<'define'> = (work, carrying) => {
  const { deps, guest } = carrying;
  return {
    undoesHalf: true,
    do: async () => {
      const rpc = await deps.connections.require(guest.connection).work();
      const { dom } = await rpc.call('domainDefineXmlFlags', { xml: carrying.document('defined'), flags: 0 });
      if (work.autostart) await rpc.call('domainSetAutostart', { dom, autostart: 1 });
    },
    undo: () =>
      whenReachable(deps.connections, guest.connection, async rpc => {
        const dom = await findDomain(rpc, guest.uuid);
        if (dom) await undefineGuest(rpc, dom);
      }),
  };
};
