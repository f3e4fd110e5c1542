import type { ContainerId } from '#shared/contract/containers.ts';
import type { LiveEngine } from '../../engines/ports.ts';
import { refusedSchema } from './inspected.ts';

/** Docker lets a paused container go on so that it hears that it should stop; Podman would refuse to stop it. */
export async function letGoOn({ docker, facts }: LiveEngine, id: ContainerId): Promise<void> {
  if (facts.product !== 'podman') return;
  const handle = docker.getContainer(id);
  const { State } = refusedSchema.parse(await handle.inspect());
  if (State.Status === 'paused') await handle.unpause();
}
