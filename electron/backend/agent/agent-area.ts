import type { GuestRef } from '#shared/contract/guests.ts';
import { domainRef } from '../guests/guest-key.ts';
import type { AreaDeps } from '../ports.ts';
import { procedures } from '../procedures.ts';
import { callAgent } from './agent.ts';
import type { AgentCache } from './agent-cache.ts';
import { Frozen } from './frozen.ts';

/** What the agent inside a guest tells and does. */
export function createAgentArea(deps: AreaDeps & { agents: AgentCache }) {
  const known = (ref: GuestRef) => deps.guests.require(ref);
  const frozen = new Frozen(deps);
  return {
    read: procedures.agent.read.handler(async ({ input }) => {
      const state = await deps.agents.read(known(input.guest));
      return frozen.has(input.guest) ? { ...state, frozen: true } : state;
    }),

    syncTime: procedures.agent.syncTime.handler(async ({ input }) => {
      const guest = known(input.guest);
      await callAgent(deps, guest, (rpc, signal) => {
        const now = Date.now();
        const seconds = BigInt(Math.floor(now / 1000));
        const time = { dom: domainRef(guest), seconds, nseconds: (now % 1000) * 1e6, flags: 0 };
        return rpc.call('domainSetTime', time, { signal });
      });
      return {};
    }),

    freeze: procedures.agent.freeze.handler(async ({ input }) => ({
      fileSystems: await frozen.freeze(known(input.guest)),
    })),

    thaw: procedures.agent.thaw.handler(async ({ input }) => ({
      fileSystems: await frozen.thaw(known(input.guest)),
    })),

    setPassword: procedures.agent.setPassword.handler(async ({ input }) => {
      const guest = known(input.guest);
      const { user, password } = input;
      await callAgent(deps, guest, (rpc, signal) =>
        rpc.call('domainSetUserPassword', { dom: domainRef(guest), user, password, flags: 0 }, { signal }),
      );
      return {};
    }),
  };
}
