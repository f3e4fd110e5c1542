import type { LayerProgress } from '../../contract/images/actions.ts';
import type { Failure } from '../../contract/failure.ts';

/** What is known once a pull or push has ended badly. */
export interface FailedCarry {
  /** As people write it. */
  readonly image: string;
  readonly registry: string;
  /** What the registry says of the image, asked once more. */
  readonly says: 'there' | 'absent' | 'refused' | 'silent';
  readonly layers: readonly LayerProgress[];
  /** What was asked for, where one was. */
  readonly platform?: string | undefined;
  /** A helper of the person's that is not installed, so that nobody was logged in. */
  readonly absentHelper?: string | undefined;
  /** The HTTP status of the engine's answer; 200 when it began well. */
  readonly status: number;
  /** Free bytes where the engine keeps images; missing for an engine elsewhere. */
  readonly free?: number | undefined;
  /** The engine's own words. */
  readonly detail: string;
}

/** Why a pull failed, by what can be found out afterwards; the engine's words are kept and not read. */
export function pullFailure(failed: FailedCarry): Failure {
  const { image, registry, says, layers, platform, free, status, detail } = failed;
  const params = { image, registry };
  const missing = missingBytes(layers);
  if (free !== undefined && missing > 0 && free < missing)
    return { code: 'NO_SPACE', params: { ...params, needed: String(missing), free: String(free) }, detail };
  if (says === 'refused')
    return { code: 'PULL_REFUSED', params: { ...params, ...helperLack(failed) }, detail };
  if (says === 'absent') return { code: 'IMAGE_ABSENT', params, detail };
  const begun = layers.some(({ stage }) => stage !== 'waits');
  const arriving = layers.some(({ stage }) => stage === 'downloads' || stage === 'waits');
  if (begun && arriving) return { code: 'PULL_CUT_OFF', params, detail };
  if (says === 'silent') return { code: 'HOST_UNREACHABLE', params: { host: registry }, detail };
  if (status === 404 && platform !== undefined) {
    const reason = `The registry has it, and not for ${platform}.`;
    return {
      code: 'IMAGE_ABSENT',
      params: { ...params, reason, remedy: 'Choose another platform.' },
      detail,
    };
  }
  return { code: 'ENGINE_FAILED', params: { name: image }, detail };
}

/** Room the rest takes at least: a layer is kept packed until it is unpacked. */
function missingBytes(layers: readonly LayerProgress[]): number {
  const open = layers.filter(({ stage }) => stage !== 'done' && stage !== 'there');
  return open.reduce((sum, { total = 0 }) => sum + 2 * total, 0);
}

function helperLack({ absentHelper }: Pick<FailedCarry, 'absentHelper'>): Record<string, string> {
  if (absentHelper === undefined) return {};
  const program = `docker-credential-${absentHelper}`;
  return {
    reason: `It asks for a login, and the program that keeps yours, ${program}, is not installed.`,
    remedy: `Install ${program}, or take it out of your Docker configuration and log in again.`,
  };
}

/** Why a push failed: a registry that lets itself be asked, and yet took nothing, wants another login. */
export function pushFailure(
  failed: Pick<FailedCarry, 'image' | 'registry' | 'says' | 'layers' | 'absentHelper' | 'detail'>,
): Failure {
  const { image, registry, says, layers, detail } = failed;
  if (says === 'silent') return { code: 'HOST_UNREACHABLE', params: { host: registry }, detail };
  const params = { image, registry, push: 'yes', ...helperLack(failed) };
  const begun = layers.some(({ stage }) => stage === 'uploads' || stage === 'done');
  if (!begun) return { code: 'PULL_REFUSED', params, detail };
  const reason = 'The registry took a part of it, and no more.';
  const remedy = 'Push it again: layers that came whole are kept there.';
  return { code: 'ENGINE_FAILED', params: { name: image, reason, remedy }, detail };
}
