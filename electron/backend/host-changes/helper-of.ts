import { findWay, type Reach } from '#electron/privileged/find-way.ts';
import { RootHelper } from '#electron/privileged/root-helper.ts';
import { hostOf } from '../devices/host-of.ts';
import { fail } from '../failures/fail.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';

export interface HelperOfHost {
  readonly helper: RootHelper;
  readonly reach: Reach;
}

/** The root helper of a connection's host. Throws UNSUPPORTED where there is no way to the host beside libvirt. */
export async function helperOf(
  { env }: Pick<AreaDeps, 'env'>,
  live: Pick<LiveConnection, 'host' | 'uri' | 'label'>,
): Promise<HelperOfHost> {
  const { shell, by } = hostOf(live, env);
  if (!shell)
    throw fail('UNSUPPORTED', { name: live.label }, 'The host is changed by ssh or from the host itself.');
  const desktop = by === 'local' && (env['DISPLAY'] ?? env['WAYLAND_DISPLAY']) !== undefined;
  const reach = await findWay(shell, desktop);
  return { helper: new RootHelper(shell, reach.way), reach };
}
