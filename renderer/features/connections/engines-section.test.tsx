import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { inventEngine, lostEngine, oldEngine } from '#renderer/testing/invent-engines.ts';
import { openApp } from '#renderer/testing/open-app.tsx';
import type { Scene } from '#renderer/testing/scene.ts';

afterEach(cleanup);

const open = async (scene: Partial<Scene> = {}, options: Parameters<typeof openApp>[2] = {}) => {
  const app = openApp(
    'connections',
    { connections: [], guests: [], engines: [inventEngine(), lostEngine(), oldEngine()], ...scene },
    options,
  );
  const section = await screen.findByRole('region', { name: 'Container engines' });
  const card = (name: string) => {
    const item = within(section).getByRole('heading', { level: 3, name }).closest('li');
    return within(item ?? expect.fail(`${name} has no card.`));
  };
  return { ...app, section, card };
};

test('each engine has its state, its address and what can be done about it', async () => {
  const { user, calls, card, container } = await open();
  expect(card('Docker here').getByText('unix:///var/run/docker.sock')).toBeTruthy();
  expect(card('Docker here').queryByRole('button', { name: 'Try now' })).toBeNull();
  // Only what was added can be forgotten: the others would be found again.
  expect(card('Docker here').queryByRole('button', { name: 'Forget' })).toBeNull();
  await user.click(card('Podman here, without root').getByRole('button', { name: 'Try now' }));
  expect(calls('engines.retry')).toEqual([{ id: 'podman-rootless' }]);
  await user.click(card('build-01').getByRole('button', { name: 'Forget' }));
  const confirm = await screen.findByRole('dialog', { name: 'Forget build-01?' });
  await user.click(within(confirm).getByRole('button', { name: 'Forget' }));
  expect(calls('engines.remove')).toEqual([{ id: 'build-01' }]);
  expect(await findViolations(container)).toEqual([]);
});

test('an engine takes another name', async () => {
  const { user, calls, card } = await open({}, { answers: { 'engines.rename': () => oldEngine() } });
  await user.click(card('build-01').getByRole('button', { name: 'Rename' }));
  const name = await screen.findByRole('textbox', { name: 'Name' });
  await user.clear(name);
  await user.type(name, 'attic{Enter}');
  expect(calls('engines.rename')).toEqual([{ id: 'build-01', label: 'attic' }]);
});

test('one is added by its parts, kept all the same when it does not answer, and never without an address', async () => {
  const { user, calls, section } = await open(
    {},
    { refuse: { 'engines.add': { code: 'ENGINE_ABSENT', params: { host: 'build-02' } } } },
  );
  await user.click(within(section).getByRole('button', { name: 'Add an engine' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Add an engine' }));
  const connect = dialog.getByRole<HTMLButtonElement>('button', { name: 'Connect' });
  expect(connect.disabled).toBe(true);
  await user.type(dialog.getByLabelText('Host'), '-x');
  await user.tab();
  expect(dialog.getByText(/does not begin with a dash/)).toBeTruthy();
  expect(connect.disabled).toBe(true);
  await user.clear(dialog.getByLabelText('Host'));
  await user.type(dialog.getByLabelText('Host'), 'build-02');
  await user.type(dialog.getByLabelText('User (optional)'), 'sam');
  await user.click(connect);
  expect((await dialog.findByRole('alert')).textContent).toContain('uild-02 does not answer');
  expect(await findViolations()).toEqual([]);
  await user.click(dialog.getByRole('button', { name: 'Add it all the same' }));
  expect(calls('engines.add')).toEqual([
    { address: 'ssh://sam@build-02', evenIfUnreachable: false },
    { address: 'ssh://sam@build-02', evenIfUnreachable: true },
  ]);
});

test('a whole address may be pasted where the host is asked for', async () => {
  const { user, calls, section } = await open({}, { answers: { 'engines.add': () => oldEngine() } });
  await user.click(within(section).getByRole('button', { name: 'Add an engine' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Add an engine' }));
  await user.click(dialog.getByLabelText('Host'));
  await user.paste('tcp://build-02:2375');
  expect(dialog.getByLabelText<HTMLInputElement>('Port (optional)').value).toBe('2375');
  await user.click(dialog.getByRole('button', { name: 'Connect' }));
  expect(calls('engines.add')).toEqual([{ address: 'tcp://build-02:2375', evenIfUnreachable: false }]);
});

test('certificates go along with an address of TCP', async () => {
  const { user, calls, section } = await open({}, { answers: { 'engines.add': () => oldEngine() } });
  await user.click(within(section).getByRole('button', { name: 'Add an engine' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Add an engine' }));
  await user.click(dialog.getByText('Over TCP with TLS'));
  await user.type(dialog.getByLabelText('Host'), 'build-02');
  await user.type(dialog.getByLabelText('Folder with certificates'), '/home/sam/certs');
  await user.click(dialog.getByRole('button', { name: 'Connect' }));
  expect(calls('engines.add')).toEqual([
    { address: 'tcp://build-02:2376', certificates: '/home/sam/certs', evenIfUnreachable: false },
  ]);
});

test('a broken configuration is said with its place, beside engines that work', async () => {
  const { user, calls, section } = await open({
    configuration: {
      code: 'CONFIG_BROKEN',
      params: { path: '/home/sam/.docker/config.json', reason: 'In line 3, column 5, it stops being JSON.' },
    },
  });
  expect(within(section).getByText(/line 3, column 5/)).toBeTruthy();
  expect(within(section).getByRole('heading', { level: 3, name: 'Docker here' })).toBeTruthy();
  await user.click(within(section).getByRole('button', { name: 'Read it again' }));
  expect(calls('engines.look')).toEqual([{}]);
});
