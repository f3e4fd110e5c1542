import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { applyEnginesEvent } from '#renderer/api/live/engines.ts';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { inventEngine, lostEngine, oldEngine } from '#renderer/testing/invent-engines.ts';
import { openApp } from '#renderer/testing/open-app.tsx';
import type { Scene } from '#renderer/testing/scene.ts';

afterEach(cleanup);

const scene = (change: Partial<Scene> = {}): Scene => ({
  connections: [],
  guests: [],
  engines: [inventEngine()],
  ...change,
});

test('the area goes to the engine that answers, with what it is and what it is too old for', async () => {
  const { container } = openApp('engines', scene({ engines: [lostEngine(), oldEngine()] }));
  const tabs = await screen.findByRole('navigation', { name: 'Tabs of build-01' });
  expect(within(tabs).getByRole('link', { name: 'Engine' }).getAttribute('aria-current')).toBe('page');
  expect(await screen.findByText(/Docker 20\.10\.24/)).toBeTruthy();
  const lacks = screen.getByRole('region', { name: 'Too old for' });
  expect(within(lacks).getByText('stopping with another signal')).toBeTruthy();
  expect(within(lacks).queryByText('choosing the cgroup namespace of a container')).toBeNull();
  expect(await findViolations(container)).toEqual([]);
});

test('an engine that is new enough lacks nothing', async () => {
  openApp('engines/docker', scene());
  const lacks = await screen.findByRole('region', { name: 'Too old for' });
  expect(within(lacks).queryByRole('listitem')).toBeNull();
});

test('another engine is chosen beside the tabs', async () => {
  const { user } = openApp('engines/docker/engine', scene({ engines: [inventEngine(), oldEngine()] }));
  await user.click(await screen.findByRole('combobox', { name: 'Engine' }));
  await user.click(screen.getByRole('option', { name: 'build-01' }));
  await screen.findByRole('navigation', { name: 'Tabs of build-01' });
  expect(location.hash).toContain('engines/build-01/engine');
});

test('when the engine is lost what was known stays, is said to be old, and can be asked for again', async () => {
  const { user, calls } = openApp('engines/docker/engine', scene());
  await screen.findByText(/Docker 27/);
  expect(screen.queryByText(/the last that was known/)).toBeNull();
  act(() =>
    applyEnginesEvent({
      kind: 'upsert',
      engine: inventEngine({ state: 'lost', failure: { code: 'CONNECTION_LOST', params: {} } }),
    }),
  );
  expect(await screen.findByText(/the last that was known/)).toBeTruthy();
  expect(screen.getByText(/Docker 27/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Try now' }));
  expect(calls('engines.retry')).toEqual([{ id: 'docker' }]);
});

test('of an engine that never answered only why is shown', async () => {
  const { facts: _, ...never } = inventEngine({
    state: 'failed',
    failure: { code: 'ENGINE_PERMISSION', params: { host: 'Docker here' } },
  });
  const { container } = openApp('engines/docker/engine', scene({ engines: [never] }));
  expect((await screen.findByRole('alert')).textContent).toContain('usermod');
  expect(screen.queryByRole('region', { name: 'Too old for' })).toBeNull();
  expect(await findViolations(container)).toEqual([]);
});

test('without any engine it says what to do, and an unknown one leads to another', async () => {
  openApp('engines', scene({ engines: [] }));
  expect(await screen.findByRole('button', { name: 'Add an engine' })).toBeTruthy();
  cleanup();
  const { user } = openApp('engines/gone/engine', scene());
  await user.click(await screen.findByRole('button', { name: 'Another engine' }));
  await screen.findByRole('navigation', { name: 'Tabs of Docker here' });
});
