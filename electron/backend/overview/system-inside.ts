import type { AgentState } from '#shared/contract/agent.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type { GuestSystem } from '#shared/domain/overview/facts.ts';
import type { Media } from '../ports.ts';

/** The system inside: as the agent told, else as whoever made the guest wrote down; undefined where nobody knows. */
export async function systemInside(
  { database }: Pick<Media, 'database'>,
  guest: Guest,
  agent: AgentState | undefined,
): Promise<GuestSystem | undefined> {
  const said = agent?.os?.name;
  if (said !== undefined) {
    const windows = /windows/i.test(said);
    // An agent on Windows came with the drivers, as its channel is one of virtio.
    return { label: said, family: windows ? 'winnt' : 'linux' };
  }
  const { os } = guest;
  if (os?.id === undefined) return undefined;
  const facts = await database.facts(os.id, guest.arch);
  return facts && { label: os.label, family: facts.family, lacksVirtio: facts.lacksVirtio };
}
