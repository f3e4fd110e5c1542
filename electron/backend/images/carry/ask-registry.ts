import type { RegistryLogin } from '#electron/docker/credentials/registry-login.ts';
import { refusalOf } from '#electron/docker/engine-error.ts';
import { familiarName, type Reference } from '#shared/domain/images/reference.ts';
import type { LiveEngine } from '../../engines/ports.ts';

/** What a registry says of an image when it is asked once more, over the engine. */
export type RegistrySays = 'there' | 'absent' | 'refused' | 'silent';

/** Nobody's: a registry that asks for a login refuses it, and one that cannot be reached says nothing to it. */
const NOBODY: RegistryLogin = {
  serveraddress: '',
  username: 'innkeeper-asks',
  password: 'whether-one-is-needed',
};

/**
 * An engine answers a pull that was refused and one whose registry is away by the same status. Only the distribution
 * call tells them apart, and without any login not even that.
 */
export async function askRegistry(
  live: LiveEngine,
  reference: Reference,
  login: RegistryLogin | undefined,
): Promise<RegistrySays> {
  const says = await ask(live, reference, login);
  if (says !== 'silent' || login !== undefined) return says;
  return (await ask(live, reference, NOBODY)) === 'silent' ? 'silent' : 'refused';
}

async function ask(
  live: LiveEngine,
  reference: Reference,
  login: RegistryLogin | undefined,
): Promise<RegistrySays> {
  try {
    await live.docker.getImage(familiarName(reference)).distribution({ ...(login && { authconfig: login }) });
    return 'there';
  } catch (error) {
    const status = refusalOf(error)?.status;
    if (status === 401 || status === 403) return 'refused';
    if (status === 404) return 'absent';
    if (status === undefined) throw error;
    return 'silent';
  }
}
