import { beforeEach, expect, test, vi } from 'vitest';
import { useConnections } from '#renderer/api/live/connections.ts';
import { useEngines } from '#renderer/api/live/engines.ts';
import type { Connection, ConnectionState } from '#shared/contract/connections.ts';
import type { Engine } from '#shared/contract/engines.ts';
import { chooseFirstPage, firstPage } from './first-page.ts';
import { go } from './go.ts';

vi.mock('./go.ts', () => ({ go: vi.fn(async () => undefined), isAt: () => true }));

function hosts(...states: ConnectionState[]): void {
  const byId = new Map(states.map((state, at) => [String(at), { id: String(at), state }]));
  useConnections.setState({ link: 'live', byId: byId as unknown as Map<Connection['id'], Connection> });
}
function engines(...states: ConnectionState[]): void {
  const byId = new Map(states.map((state, at) => [String(at), { id: String(at), state }]));
  useEngines.setState({ loaded: true, byId: byId as unknown as Map<Engine['id'], Engine> });
}

beforeEach(() => {
  vi.mocked(go).mockClear();
  location.hash = '';
  useEngines.setState({ loaded: false, byId: new Map() });
});

test('a person without a host that works sees what is missing first', () => {
  expect(firstPage([])).toBe('/readiness');
  expect(firstPage(['failed', 'off'])).toBe('/readiness');
});

test('one that works is enough for the guests', () => {
  expect(firstPage(['failed', 'online', 'connecting'])).toBe('/guests');
});

test('nothing is decided while a first attempt is under way', () => {
  expect(firstPage(['failed', 'connecting'])).toBeUndefined();
});

test('a container engine alone is enough, whichever is told of first', () => {
  chooseFirstPage();
  hosts('failed');
  engines('connecting');
  expect(go).not.toHaveBeenCalled();
  engines('online');
  hosts('failed', 'failed');
  expect(go).not.toHaveBeenCalled();
});

test('where neither works, the person is taken to what is missing, once', () => {
  chooseFirstPage();
  hosts('failed');
  expect(go).not.toHaveBeenCalled();
  engines('failed');
  engines('off');
  expect(go).toHaveBeenCalledExactlyOnceWith({ to: '/readiness', replace: true });
});
