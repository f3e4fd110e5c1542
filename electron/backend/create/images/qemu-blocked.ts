import type { ImageFacts } from '#shared/domain/create/facts.ts';
import type { AreaDeps, LiveConnection } from '../../ports.ts';
import { lookAtAccess } from '../../readability/look.ts';

/** What keeps QEMU's own account from a file of the host, most often that the home folder above is closed. */
export async function qemuBlocked(
  { env }: Pick<AreaDeps, 'env'>,
  live: LiveConnection,
  path: string,
): Promise<ImageFacts['failure']> {
  // Where the host cannot be asked, QEMU finds out by itself.
  const [look] = await lookAtAccess(live, env, [{ path, write: false }]).catch(() => []);
  const obstacle = look?.judgement.obstacles.find(({ by }) => by !== 'missing' && by !== 'type');
  if (!obstacle || !look?.facts) return undefined;
  return {
    code: 'FILE_UNREADABLE',
    params: {
      path,
      connection: live.id,
      user: look.facts.account.name,
      ...(obstacle.by === 'folder' && { folder: obstacle.at }),
    },
    detail: `${obstacle.what} ${obstacle.why}`,
  };
}
