import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { engineId, inventEngine } from '#renderer/testing/invent-engines.ts';
import { inventContainer, inventedContainers } from '#renderer/testing/invent-containers.ts';
import { inventFolder } from '#renderer/testing/invent-readability.ts';
import { openApp } from '#renderer/testing/open-app.tsx';
import { dropDraft, useDraft } from './wizard/draft-store.ts';
import { forgetPlan } from './wizard/plan-store.ts';
import { leaveRunning } from './shell/running.ts';

afterEach(() => {
  cleanup();
  leaveRunning();
  dropDraft();
  forgetPlan();
});

const holder = inventContainer({
  engine: engineId,
  name: 'other-web',
  ports: [{ container: 80, transport: 'tcp', host: { address: '127.0.0.1', port: 8080 } }],
});
const open = (address = 'guests/run') =>
  openApp(address, { connections: [], guests: [], engines: [inventEngine()], containers: [holder] });

const line = () => screen.findByRole('region', { name: 'docker run' });

test('asks for an image, shows the line for it, and runs exactly that', async () => {
  const { user, calls } = open();
  await user.type(await screen.findByLabelText('Image'), 'busybox:1.36');
  await user.type(screen.getByLabelText('Name'), 'web');
  await user.type(screen.getByLabelText('Command'), "sh -c 'sleep 60'");
  await waitFor(async () =>
    expect((await line()).textContent).toContain(
      "docker run --detach --name web busybox:1.36 sh -c 'sleep 60'",
    ),
  );
  expect(await findViolations()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Run' }));
  await waitFor(() => expect(calls('containerRun.run')).toHaveLength(1));
  expect(calls('containerRun.run')[0]).toEqual({
    engine: engineId,
    image: 'busybox:1.36',
    name: 'web',
    command: ['sh', '-c', 'sleep 60'],
  });
  expect(await screen.findByRole('heading', { name: 'Running web' })).toBeTruthy();
});

test('says that the image is missing once it is to be run', async () => {
  const { user, calls } = open();
  await user.click(await screen.findByRole('button', { name: 'Run' }));
  expect((await screen.findAllByText('Choose an image, or type its name.')).length).toBeGreaterThan(0);
  expect(calls('containerRun.run')).toEqual([]);
});

test('says who holds a port as it is typed, and lets nothing run until it is another', async () => {
  const { user } = open(`guests/run?engine=${engineId}&image=busybox:1.36`);
  await user.click(await screen.findByRole('button', { name: 'Publish a port' }));
  const field = await screen.findByLabelText('Port of the host');
  await user.clear(field);
  await user.type(field, '8080');
  expect(await screen.findByText(/other-web.* listens there/)).toBeTruthy();
  const button = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Run' });
  await waitFor(() => expect(button().disabled).toBe(true));
  await user.type(field, '{Backspace}1');
  await waitFor(() => expect(button().disabled).toBe(false));
});

test('says of a row what is wrong with it, though another before it cannot be read', async () => {
  const { user } = open(`guests/run?engine=${engineId}&image=busybox:1.36`);
  const publish = await screen.findByRole('button', { name: 'Publish a port' });
  await user.click(publish);
  await user.click(publish);
  const [first, second] = await screen.findAllByLabelText('Port of the host');
  if (first === undefined || second === undefined) throw new Error('There are not two rows.');
  await user.clear(first);
  await user.type(first, '99999');
  await user.clear(second);
  await user.type(second, '8080');
  const cards = within(await screen.findByRole('list', { name: 'Published ports' })).getAllByRole('listitem');
  await waitFor(() => expect(cards[1]?.textContent).toMatch(/other-web.* listens there/));
  expect(cards[0]?.textContent).not.toContain('other-web');
});

test('does not run what cannot be read', async () => {
  const { user } = open(`guests/run?engine=${engineId}&image=busybox:1.36`);
  await user.type(await screen.findByLabelText('Command'), "sh -c 'open");
  const list = await screen.findByRole('list', { name: 'What stands in the way' });
  expect(within(list).getByText(/single quote is not closed/)).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Run' }).disabled).toBe(true);
  // Where the way leads to put it right, it is as it was typed.
  await user.click(within(list).getByRole('button', { name: 'Image and command' }));
  await screen.findByRole('heading', { name: 'Image and command', level: 1 });
  expect((await screen.findByLabelText<HTMLInputElement>('Command')).value).toBe("sh -c 'open");
});

test('shows what is risky beside the field and in the summary, with what to do instead', async () => {
  const { user } = open(`guests/run/rights?engine=${engineId}&image=busybox:1.36`);
  await user.click(await screen.findByRole('switch', { name: 'Privileged' }));
  await waitFor(() => expect(screen.getAllByText(/as mighty as root on the host/)).toHaveLength(2));
  expect(await findViolations()).toEqual([]);
});

test.each(['image', 'network', 'storage', 'environment', 'lifecycle', 'limits', 'rights', 'summary'])(
  'the page “%s” can be read by everybody, and has what was answered',
  async page => {
    open(`guests/run/${page}?engine=${engineId}&image=busybox:1.36`);
    await screen.findByRole('navigation', { name: 'Pages of the new container' });
    await screen.findAllByRole('heading', { level: 2 });
    await waitFor(() => expect(useDraft.getState().draft?.image).toBe('busybox:1.36'));
    expect(await findViolations()).toEqual([]);
  },
);

test('begins like a container that is there, and says what is not carried over', async () => {
  const [some] = inventedContainers;
  if (some === undefined) throw new Error('There is no invented container.');
  openApp(`guests/run?like=${some.engine}/${some.id}`, {
    connections: [],
    guests: [],
    engines: [inventEngine({ id: some.engine })],
    containers: [some],
  });
  await waitFor(() => expect(useDraft.getState().draft?.name).toBe(`${some.name}-2`));
  expect(await screen.findByText(/belongs to no project/)).toBeTruthy();
});

test('looks for a folder to share on this computer, with no host of libvirt', async () => {
  const { user, calls } = open(`guests/run?engine=${engineId}&image=busybox:1.36`);
  await user.click(await screen.findByRole('button', { name: 'Folder of the host' }));
  await user.click(await screen.findByRole('button', { name: 'Browse…' }));
  const chooser = await screen.findByRole('dialog', { name: 'Pick the file or folder' });
  const use = within(chooser).getByRole<HTMLButtonElement>('button', { name: 'Use this folder' });
  await waitFor(() => expect(use.disabled).toBe(false));
  await user.click(use);
  await waitFor(() =>
    expect(screen.getByLabelText<HTMLInputElement>('Path on the host').value).toBe(inventFolder.folder),
  );
  expect(calls('create.browse')).toEqual([{ files: true }]);
});
