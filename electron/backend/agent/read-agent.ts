import type { AgentState } from '#shared/contract/agent.ts';
import type { Guest } from '#shared/contract/guests.ts';
import { installSteps } from '#shared/domain/agent/install.ts';
import { unlessRefused } from '../create/unless-refused.ts';
import { toFailure } from '../failures/to-failure.ts';
import { domainRef } from '../guests/guest-key.ts';
import type { AreaDeps } from '../ports.ts';
import { agentReach, READ_WITHIN_MS } from './agent.ts';
import { askAgent } from './ask-agent.ts';
import { readGuestInfo } from './guest-info.ts';

/** All that the agent knows, which is asked of it once. */
const EVERYTHING = 0;

/** What the guest says of itself, within some seconds; an agent that does not answer is told as silent. */
export async function readAgent(
  deps: Pick<AreaDeps, 'connections' | 'guests'>,
  guest: Guest,
): Promise<AgentState> {
  const install = installSteps(guest.os?.id);
  const reach = await agentReach(deps, guest);
  if (reach !== 'answers') return { reach, install };
  const live = deps.connections.require(guest.connection);
  const dom = domainRef(guest);
  try {
    return await askAgent(live, { guest: guest.name, withinMs: READ_WITHIN_MS }, async (rpc, signal) => {
      const { params } = await rpc.call(
        'domainGetGuestInfo',
        { dom, types: EVERYTHING, flags: 0 },
        { signal },
      );
      const before = Date.now();
      const time = await unlessRefused(rpc.call('domainGetTime', { dom, flags: 0 }, { signal }));
      const here = (before + Date.now()) / 2;
      // A frozen guest answers, and with nothing: its agent refuses whatever could need the disk.
      const frozen = params.length === 0;
      return {
        reach,
        install,
        ...readGuestInfo(params),
        ...(time && { clockAhead: Math.round(Number(time.seconds) * 1000 + time.nseconds / 1e6 - here) }),
        ...(frozen && { frozen }),
      };
    });
  } catch (error) {
    const { code } = toFailure(error);
    if (code === 'AGENT_UNRESPONSIVE') return { reach: 'silent', install };
    // Paused or stopped since we looked.
    if (code === 'STATE_INVALID') return { reach: 'not-running', install };
    throw error;
  }
}
