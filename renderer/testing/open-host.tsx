import { screen } from '@testing-library/react';
import { applyConnectionsEvent } from '#renderer/api/live/connections.ts';
import type { HostAreaId } from '#renderer/app/host-area/host-tab.ts';
import type { Connection } from '#shared/contract/connections.ts';
import { inventConnection } from './invent.ts';
import { type AppOptions, openApp } from './open-app.tsx';
import type { Scene } from './scene.ts';

export interface HostOptions extends AppOptions {
  connection?: Partial<Connection>;
}

/** A page of one invented host, with the whole frame around it. For tests only. */
export async function openHost(
  area: HostAreaId,
  path: string,
  scene: Omit<Scene, 'connections' | 'guests'>,
  { connection = {}, ...options }: HostOptions,
) {
  const host = inventConnection(connection);
  const app = openApp(`${area}/${host.id}/${path}`, { ...scene, connections: [host], guests: [] }, options);
  await screen.findByRole('navigation', { name: `Tabs of ${host.label}` });
  return {
    ...app,
    host,
    /** As its cache tells of a connection. */
    changed: (part: Partial<Connection>) =>
      applyConnectionsEvent({ kind: 'upsert', connection: { ...host, ...part } }),
  };
}
