import { redirect } from '@tanstack/react-router';
import type { HostAreaId, HostTab } from './host-tab.ts';

/** A host's address without a tab is that of its first. */
export function toFirstTab(
  area: HostAreaId,
  { connection }: { connection: string },
  tabs: readonly HostTab[],
): never {
  // oxlint-disable-next-line typescript/only-throw-error -- how the router is told
  throw redirect({
    to: `/${area}/$connection/$tab/{-$item}`,
    params: { connection, tab: tabs[0]?.id ?? '', item: undefined },
    replace: true,
  });
}
