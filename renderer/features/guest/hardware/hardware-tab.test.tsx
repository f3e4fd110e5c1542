import { cleanup, configure, screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { openHardware } from '#renderer/testing/open-hardware.tsx';
import { useDrafts } from './model/draft-store.ts';

// Pages load when they are first turned to: on a busy machine that takes longer than a second.
// Whether each of hundreds of elements can be seen is most of the work of a search by role, and jsdom cannot tell.
configure({ defaultHidden: true });
vi.stubGlobal('scrollTo', () => {});

afterEach(() => {
  cleanup();
  useDrafts.setState({ byGuest: new Map() });
});

const GiB = 1024 ** 3;

async function retype(user: UserEvent, label: string, text: string): Promise<void> {
  const field = await screen.findByLabelText(label, { exact: true });
  await user.clear(field);
  await user.type(field, text);
}

const list = () => screen.getByRole('navigation', { name: 'Hardware' });
/** A running guest whose lasting document was changed. */
const moreMemory = (running: string) =>
  running.replace(/<memory unit='KiB'>\d+/, "<memory unit='KiB'>8388608");

test('settings come first, then every device; each has an address', async () => {
  const { user } = await openHardware();
  const names = within(list())
    .getAllByRole('button')
    .map(button => button.textContent);
  expect(names[0]).toContain('General');
  expect(names.some(name => name?.includes('vda'))).toBe(true);
  await user.click(within(list()).getByRole('button', { name: /vda/ }));
  await waitFor(() => expect(decodeURIComponent(location.hash)).toContain('/hardware/disk:vda'));
  expect(await findViolations()).toEqual([]);
});

test('a waiting property shows both values, and is taken back', async () => {
  const { user, invented, applied } = await openHardware({ item: 'memory', waiting: moreMemory });
  expect(await screen.findByText(/after restart 8 GiB/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: /take the waiting change back/ }));
  await waitFor(() => expect(screen.queryByText(/after restart/)).toBeNull());
  expect(applied.map(({ edits }) => edits)).toEqual([
    [{ op: 'revert', item: 'domain', properties: ['memory'] }],
  ]);
  expect(invented.documents.next).toBe(invented.documents.live);
});

test('a change is kept as a draft until it is applied, and says when it takes effect', async () => {
  const { user, applied, invented } = await openHardware({ item: 'memory' });
  await retype(user, 'Memory', '6');
  await retype(user, 'Now given', '3');
  const bar = await screen.findByRole('region', { name: 'Changes that are not applied' });
  await within(bar).findByText('1 at once, 1 at the next start');
  expect(applied).toEqual([]);
  await user.click(within(bar).getByRole('button', { name: /Review and apply/ }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByRole('region', { name: 'At once' }).textContent).toContain('4 GiB → 3 GiB');
  expect(within(dialog).getByRole('region', { name: 'At the next start' }).textContent).toContain(
    '4 GiB → 6 GiB',
  );
  expect(await findViolations(dialog)).toEqual([]);
  await user.click(within(dialog).getByRole('button', { name: 'Apply' }));
  await screen.findByText(/after restart 6 GiB/);
  expect(screen.queryByRole('region', { name: 'Changes that are not applied' })).toBeNull();
  expect(invented.documents.live).toContain("<currentMemory unit='KiB'>3145728</currentMemory>");
});

test('what could happen at once waits when that is asked for', async () => {
  const { user, applied, invented } = await openHardware({ item: 'general' });
  await retype(user, 'Title', 'Shop');
  await user.click(await screen.findByRole('button', { name: /Review and apply/ }));
  await user.click(await screen.findByRole('checkbox', { name: 'Only at the next start' }));
  await user.click(screen.getByRole('button', { name: 'Apply' }));
  await screen.findByText(/after restart Shop/);
  expect(applied[0]?.later).toBe(true);
  expect(invented.documents.live).not.toContain('<title>');
});

test('what is no size stays on the page, is named beside its field, and cannot be sent', async () => {
  const { user } = await openHardware({ item: 'memory' });
  await retype(user, 'Memory', 'much');
  expect((await screen.findByRole('alert')).textContent).toContain('Give a size');
  expect(screen.getByLabelText<HTMLInputElement>('Memory', { exact: true }).value).toBe('much');
  expect(screen.getByRole('button', { name: /Review and apply/ })).toHaveProperty('disabled', true);
  await user.click(screen.getByRole('button', { name: 'Memory: back to what it was' }));
  expect(screen.getByLabelText<HTMLInputElement>('Memory', { exact: true }).value).toBe('4 GiB');
});

test('what the host finds wrong stands beside its field', async () => {
  const { user, invented } = await openHardware({ item: 'memory' });
  const failure = { code: 'INPUT_INVALID', params: { field: 'memory', reason: 'Too much for it.' } } as const;
  const plan = invented.plan.bind(invented);
  invented.plan = edits => ({ ...plan(edits), problems: [{ edit: 0, property: 'memory', failure }] });
  await retype(user, 'Memory', '6');
  const note = await screen.findByText(/Too much for it/);
  expect(note.closest('[data-property]')?.getAttribute('data-property')).toBe('memory');
});

test('when somebody else changes the same, a person chooses for each, and nothing is lost', async () => {
  const { user, invented, changed, applied } = await openHardware({ item: 'memory' });
  await retype(user, 'Memory', '6');
  await retype(user, 'Now given', '3');
  invented.documents = {
    ...invented.documents,
    next: moreMemory(invented.documents.next ?? '').replace(
      /<currentMemory unit='KiB'>\d+/,
      "<currentMemory unit='KiB'>2097152",
    ),
  };
  changed();
  await user.click(await screen.findByRole('button', { name: 'Compare…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Somebody else changed the same' });
  const use = within(dialog).getByRole('button', { name: 'Use these' });
  expect(use).toHaveProperty('disabled', true);
  expect(
    within(dialog)
      .getByRole('row', { name: /Memory: Memory/ })
      .textContent?.replaceAll('\u00a0', ' '),
  ).toContain('4 GiB8 GiB6 GiB');
  expect(await findViolations(dialog)).toEqual([]);
  await user.click(within(dialog).getByRole('radio', { name: 'Memory: Memory: yours, 6 GiB' }));
  await user.click(within(dialog).getByRole('radio', { name: 'Memory: Now given: theirs, 2 GiB' }));
  await user.click(use);
  await user.click(await screen.findByRole('button', { name: /Review and apply/ }));
  await user.click(await screen.findByRole('button', { name: 'Apply' }));
  await waitFor(() => expect(invented.documents.next).toContain("<memory unit='KiB'>6291456</memory>"));
  expect(applied.at(-1)?.edits).toEqual([
    { op: 'set', item: 'domain', values: { memory: 6 * GiB }, seen: { memory: 8 * GiB } },
  ]);
  expect(invented.documents.next).toContain("<currentMemory unit='KiB'>2097152");
});

test('a device is taken out after asking, from the list by key', async () => {
  const { user, applied, invented } = await openHardware({ item: 'disk:vda' });
  within(list()).getByRole('button', { name: /vda/ }).focus();
  await user.keyboard('{Delete}');
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).toContain('/var/lib/libvirt/images/web.qcow2 stays as it is');
  await user.click(await within(dialog).findByRole('button', { name: 'Remove' }));
  await waitFor(() =>
    expect(applied.map(({ edits }) => edits)).toEqual([[{ op: 'remove', item: 'disk:vda' }]]),
  );
  expect(invented.documents.next).not.toContain("dev='vda'");
});

test('what the guest has not let go of can be waited for, kept, or taken out at the next start', async () => {
  const { user, applied, invented } = await openHardware({ item: 'disk:vda' });
  invented.apply = (edits, later) => {
    if (later) return { changes: [{ item: 'disk:vda', from: 'disk:vda', effect: 'next-start' }] };
    expect(edits).toEqual([{ op: 'remove', item: 'disk:vda' }]);
    return { changes: [{ item: 'disk:vda', from: 'disk:vda', effect: 'asked' }], job: 'unplug' };
  };
  await user.click(screen.getByRole('button', { name: 'Remove…' }));
  await user.click(await screen.findByRole('button', { name: 'Remove' }));
  await user.click(await within(list()).findByRole('button', { name: /vda.*Not let go/ }));
  await screen.findByText(/has not let go of this device yet/);
  await user.click(screen.getByRole('button', { name: 'Take it out at the next start' }));
  await waitFor(() => expect(applied.at(-1)?.later).toBe(true));
});

test('ways to add that this guest cannot have say why; others open the form of the device', async () => {
  const { user, applied, invented } = await openHardware({ change: { state: 'off' } });
  await user.click(within(list().parentElement ?? document.body).getByRole('button', { name: 'Add' }));
  const dialog = await screen.findByRole('dialog');
  expect(await findViolations(dialog)).toEqual([]);
  await user.type(within(dialog).getByLabelText('Find a kind of device'), 'balloon');
  const balloon = await within(dialog).findByRole('button', { name: /balloon/i });
  expect(balloon).toHaveProperty('disabled', true);
  await user.clear(within(dialog).getByLabelText('Find a kind of device'));
  await user.click(within(dialog).getByRole('button', { name: /Network of libvirt/ }));
  await user.click(within(dialog).getByRole('button', { name: 'Random' }));
  const add = within(dialog).getByRole('button', { name: 'Add' });
  await waitFor(() => expect(add).toHaveProperty('disabled', false));
  expect(await findViolations(dialog)).toEqual([]);
  await user.click(add);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(applied[0]?.edits[0]).toMatchObject({ op: 'add', element: 'interface' });
  expect(invented.documents.next?.match(/<interface/g)).toHaveLength(2);
});

test('what no field shows is listed by its bare name, and can be changed and taken out', async () => {
  const { user, invented } = await openHardware({ item: 'disk:vda', change: { state: 'off' } });
  const field = screen.getByLabelText('driver/@made-up');
  await user.clear(field);
  await user.type(field, 'other');
  await user.click(await screen.findByRole('button', { name: /Review and apply/ }));
  await user.click(await screen.findByRole('button', { name: 'Apply' }));
  await waitFor(() => expect(invented.documents.next).toContain("made-up='other'"));
});

test('leaving with a draft asks; another page of the same hardware is no leaving', async () => {
  const { user } = await openHardware({ item: 'memory' });
  await retype(user, 'Memory', '6');
  await user.click(within(list()).getByRole('button', { name: /vda/ }));
  await screen.findByRole('heading', { name: 'Disk vda' });
  await user.click(screen.getByRole('link', { name: 'Overview' }));
  const dialog = await screen.findByRole('dialog', { name: '1 change not applied' });
  await user.click(within(dialog).getByRole('button', { name: 'Stay' }));
  expect(location.hash).toContain('hardware');
  await user.click(screen.getByRole('link', { name: 'Overview' }));
  await user.click(await screen.findByRole('button', { name: 'Discard and leave' }));
  await waitFor(() => expect(location.hash).not.toContain('hardware'));
  expect(useDrafts.getState().byGuest.size).toBe(0);
});

test('restarting to apply says what it does, and starts the guest once it is off', async () => {
  const { user, acted, changed } = await openHardware({ item: 'memory', waiting: moreMemory });
  await user.click(await screen.findByRole('button', { name: 'Restart to apply…' }));
  expect(screen.getByRole('dialog').textContent).toContain('started again with its new hardware');
  await user.click(screen.getByRole('button', { name: 'Restart' }));
  await screen.findByRole('button', { name: 'Do not start it again' });
  changed({ state: 'off' });
  await waitFor(() =>
    expect(acted.map(each => (each as { action: string }).action)).toEqual(['shutdown', 'start']),
  );
});

test('the order of booting is changed by keys, for each device', async () => {
  const { user } = await openHardware({ item: 'boot' });
  await user.click(await screen.findByRole('button', { name: /^CD-ROM sda: earlier/ }));
  const order = within(screen.getByRole('list', { name: 'Order of devices' })).getAllByRole('listitem');
  expect(order.map(({ textContent }) => textContent?.slice(0, 6))).toEqual(['1CD-RO', '2Disk ']);
  expect(within(list()).getByRole('button', { name: /Disk vda.*Changed/ })).toBeTruthy();
});
