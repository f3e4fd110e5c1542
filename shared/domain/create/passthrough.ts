import type { Setting } from './topic.ts';

/** A device of the host works in the guest's memory by itself, which then has to stay where it is. */
export function givesHostDevices({ request, facts }: Pick<Setting, 'request' | 'facts'>): boolean {
  const pools = new Set(
    (facts.networks ?? []).filter(({ mode }) => mode === 'hostdev').map(({ name }) => name),
  );
  return (
    (request.hostDevices ?? []).some(({ kind }) => kind !== 'usb') ||
    (request.nics ?? []).some(
      ({ target }) => target?.to === 'function' || (target?.to === 'network' && pools.has(target.network)),
    )
  );
}
