import type { FailureCode } from '#shared/contract/failure.ts';
import { domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { FailureError } from '../failures/fail.ts';
import { toFailure } from '../failures/to-failure.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { guestFiles } from './guest-files.ts';
import { lookAtAccess } from './look.ts';

/** What libvirt answers when QEMU could not open a file: it knows no more than that QEMU ended. */
const UNTOLD: ReadonlySet<FailureCode> = new Set(['HYPERVISOR_FAILED', 'FILE_UNREADABLE', 'FILE_NOT_FOUND']);

interface Started {
  readonly name: string;
  /** The document that it was to start from. */
  readonly document: () => Promise<string>;
}

/**
 * Finds out why a guest did not start, where libvirt has no code for it: its files are looked at, as QEMU would find
 * them. Answers with what was thrown where that tells nothing.
 */
export async function whyNotStarted(
  { env, log }: Pick<AreaDeps, 'env' | 'log'>,
  live: LiveConnection,
  { name, document }: Started,
  error: unknown,
): Promise<unknown> {
  const failure = toFailure(error);
  if (!UNTOLD.has(failure.code) || failure.params['path'] !== undefined) return error;
  try {
    const files = guestFiles(domain.of(parseDocument(await document()).root));
    const looks = await lookAtAccess(live, env, files);
    for (const [at, { judgement, facts }] of looks.entries()) {
      const [obstacle] = judgement.obstacles;
      const path = files[at]?.path;
      if (!obstacle || path === undefined) continue;
      const code = obstacle.by === 'missing' ? 'FILE_NOT_FOUND' : 'FILE_UNREADABLE';
      return new FailureError(
        {
          code,
          params: {
            name,
            path,
            connection: live.id,
            ...(files[at]?.write === true && { write: 'yes' }),
            ...(facts && { user: facts.account.name }),
            ...(obstacle.by === 'folder' && { folder: obstacle.at }),
          },
          ...(failure.detail !== undefined && { detail: failure.detail }),
        },
        error,
      );
    }
  } catch (broken) {
    log.warn(
      { err: broken, connection: live.id },
      'The files of a guest that did not start were not looked at',
    );
  }
  return error;
}
