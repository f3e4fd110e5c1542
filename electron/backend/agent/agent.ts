import { type Connection, DomainGuestInfoTypes } from 'node-libvirt';
import type { AgentState } from '#shared/contract/agent.ts';
import type { Guest } from '#shared/contract/guests.ts';
import { agentChannelState } from '#shared/domain/agent/channel.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { fail } from '../failures/fail.ts';
import { toFailure } from '../failures/to-failure.ts';
import { domainRef } from '../guests/guest-key.ts';
import type { AreaDeps } from '../ports.ts';
import { askAgent } from './ask-agent.ts';
import { readGuestInfo } from './guest-info.ts';

export type AgentReach = AgentState['reach'];
export type FileSystem = NonNullable<AgentState['fileSystems']>[number];
type Deps = Pick<AreaDeps, 'connections' | 'guests'>;

/** Reading is at once or not at all; the greeting of an agent under load is waited for. */
export const READ_WITHIN_MS = 6_000;
/** Freezing first writes what is not written yet. */
const FREEZE_WITHIN_MS = 90_000;

/** Whether the guest's agent can be asked, by what QEMU last saw on its channel: nothing waits for the guest. */
export async function agentReach(deps: Deps, guest: Guest): Promise<AgentReach> {
  if (!['kvm', 'qemu', 'hvf'].includes(guest.virtualization)) return 'unsupported';
  if (!runs(guest)) return 'not-running';
  return agentChannelState(parseDocument(await deps.guests.xml(guest)).root);
}

/** Of a paused guest libvirt says that it is not running, and asks nothing. */
function runs({ state }: Guest): boolean {
  return isActive(state) && state !== 'paused' && state !== 'suspended';
}

/**
 * Makes one call that the guest's agent answers. Throws AGENT_ABSENT when it has no channel, STATE_INVALID when it
 * is off, AGENT_UNRESPONSIVE when nobody answers within `withinMs`.
 */
export async function callAgent<Answer>(
  deps: Deps,
  guest: Guest,
  ask: (rpc: Connection, signal: AbortSignal) => Promise<Answer>,
  withinMs = READ_WITHIN_MS,
): Promise<Answer> {
  const { name, state } = guest;
  const reach = await agentReach(deps, guest);
  if (reach === 'not-running') throw fail('STATE_INVALID', { name, state });
  if (reach === 'no-channel' || reach === 'unsupported') throw fail('AGENT_ABSENT', { name });
  if (reach === 'silent') throw fail('AGENT_UNRESPONSIVE', { name });
  return await askAgent(deps.connections.require(guest.connection), { guest: name, withinMs }, ask);
}

/** The guest's mounted file systems, with their use where the agent tells it. */
export async function readFileSystems(deps: Deps, guest: Guest): Promise<FileSystem[]> {
  const types = DomainGuestInfoTypes.FILESYSTEM;
  const { params } = await callAgent(deps, guest, (rpc, signal) =>
    rpc.call('domainGetGuestInfo', { dom: domainRef(guest), types, flags: 0 }, { signal }),
  );
  return readGuestInfo(params).fileSystems ?? [];
}

/**
 * Has the guest write everything and then hold all writing back, until `thaw`; answers how many file systems. An
 * agent that does not answer in time may still do it later, so it is asked to thaw before this throws.
 */
export async function freeze(deps: Deps, guest: Guest, mountpoints: readonly string[] = []): Promise<number> {
  const dom = domainRef(guest);
  try {
    const { filesystems } = await callAgent(
      deps,
      guest,
      (rpc, signal) =>
        rpc.call('domainFsfreeze', { dom, mountpoints: [...mountpoints], flags: 0 }, { signal }),
      FREEZE_WITHIN_MS,
    );
    return filesystems;
  } catch (error) {
    // Any other failure may be that somebody else holds it frozen: that is theirs to end.
    if (toFailure(error).code === 'AGENT_UNRESPONSIVE') await thaw(deps, guest).catch(() => undefined);
    throw error;
  }
}

/** Lets the guest write again; answers how many file systems were frozen. */
export async function thaw(deps: Deps, guest: Guest): Promise<number> {
  const args = { dom: domainRef(guest), mountpoints: [], flags: 0 };
  const { filesystems } = await callAgent(
    deps,
    guest,
    (rpc, signal) => rpc.call('domainFsthaw', args, { signal }),
    FREEZE_WITHIN_MS,
  );
  return filesystems;
}
