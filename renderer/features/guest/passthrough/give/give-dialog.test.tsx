import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { pciAddressSchema } from '#shared/contract/create/host-device.ts';
import { applyJobsEvent } from '#renderer/api/live/jobs.ts';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { inventedMaps } from '#renderer/testing/invent-device-map.ts';
import { openGive } from '#renderer/testing/open-give.tsx';

const card = pciAddressSchema.parse('0000:01:00.0');

afterEach(cleanup);

const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
const planned = () => screen.findByRole('region', { name: /^Plan: give the NVIDIA RTX 4070/ });
const applicable = (name: string) => waitFor(() => expect(button(name).disabled).toBe(false));

async function pickCard(user: Awaited<ReturnType<typeof openGive>>['user']) {
  await user.click(await screen.findByRole('button', { name: /NVIDIA RTX 4070/ }));
}

test('begun at a guest, the device is chosen by its group; what the host needs cannot be and says why', async () => {
  const { user, calls } = await openGive();
  const group = within(await screen.findByRole('region', { name: 'IOMMU group 4' }));
  expect(group.getByText('Never')).toBeTruthy();
  expect(group.getByText(/Your desktop runs on it/)).toBeTruthy();
  expect(group.queryByRole('button')).toBeNull();
  expect(await findViolations()).toEqual([]);
  await pickCard(user);
  await planned();
  expect(calls('passthrough.plan')).toEqual([
    { guest: expect.objectContaining({ connection: 'system' }) as unknown, devices: [card] },
  ]);
});

test('whoever has one graphics card finds it, with the only way it can be given', async () => {
  const { user } = await openGive({
    host: 'single',
    answers: {
      'devices.map': () => {
        const map = inventedMaps.desktop();
        const pci = map.pci.filter(({ name }) => name !== 'Intel UHD 770');
        const reasons = [{ text: 'It is the only screen of this host.' }];
        const never = { level: 'never' as const, label: 'Never', reasons };
        return {
          ...map,
          pci: pci.map(device => (device.address === card ? { ...device, verdict: never } : device)),
        };
      },
    },
  });
  const row = await screen.findByRole('button', { name: /NVIDIA RTX 4070/ });
  expect(row.textContent).toContain('It is the only screen of this host.');
  expect(within(row).getByText('Can be lent')).toBeTruthy();
  await user.click(row);
  await planned();
  const lent = screen.getByRole<HTMLInputElement>('radio', { name: 'The only screen, lent' });
  expect(lent.checked).toBe(true);
  expect(screen.getByText(/what is unsaved is gone/)).toBeTruthy();
});

test('arrows go from device to device, past those that cannot be chosen', async () => {
  const { user } = await openGive();
  const first = await screen.findByRole('button', { name: /Intel HD audio/ });
  const buttons = screen.getAllByRole('button').filter(each => each.dataset['device'] !== undefined);
  buttons[0]?.focus();
  await user.keyboard('{End}{ArrowDown}{Home}{ArrowDown}');
  expect(document.activeElement).toBe(buttons[1]);
  expect(buttons).toContain(first);
});

test('begun at a device, the whole unit is shown before a guest is chosen, then the plan beside it', async () => {
  const { user, guest } = await openGive({ address: card });
  const given = within(await screen.findByRole('region', { name: '1. What is given' }));
  expect(await given.findByText('NVIDIA AD104 audio')).toBeTruthy();
  expect(given.getByText(/Same slot: goes with it/)).toBeTruthy();
  expect(given.getByText(/Stays with the host: .*root port/)).toBeTruthy();
  await user.click(screen.getByRole('combobox', { name: 'Guest' }));
  await user.click(await screen.findByRole('option', { name: new RegExp(guest.name) }));
  const plan = within(await planned());
  expect(plan.getByText('No reboot')).toBeTruthy();
  expect(plan.getByText('web.xml')).toBeTruthy();
  expect(
    screen.getByText('The host cannot use NVIDIA RTX 4070 and NVIDIA AD104 audio while the guest runs.'),
  ).toBeTruthy();
  expect(await findViolations()).toEqual([]);
});

test('the best way is marked with its reason, one that cannot be taken says why', async () => {
  const { user, calls } = await openGive();
  await pickCard(user);
  await planned();
  const managed = screen.getByRole<HTMLInputElement>('radio', { name: 'When the guest starts' });
  expect(managed.checked).toBe(true);
  const single = screen.getByRole<HTMLInputElement>('radio', { name: 'The only screen, lent' });
  expect(single.disabled).toBe(true);
  expect(screen.getByText(/Not here: The host has another screen/)).toBeTruthy();
  await user.click(screen.getByRole('radio', { name: 'From the host’s start' }));
  await screen.findByText('/etc/modprobe.d/innkeeper-vfio.conf');
  expect(calls('passthrough.plan').at(-1)).toMatchObject({ way: 'boot' });
  expect(screen.getByText('Reboot needed')).toBeTruthy();
});

test('each step names its files with how many lines change, and every change can be read', async () => {
  const { user } = await openGive({ host: 'boot' });
  await pickCard(user);
  const plan = within(await planned());
  const step = plan.getByText(/Start the kernel with intel_iommu=on/).closest('li');
  expect(step && within(step).getByText('/etc/default/grub')).toBeTruthy();
  expect(step?.textContent).toContain('+1');
  expect(step && within(step).queryByText('/etc/modprobe.d/innkeeper-vfio.conf')).toBeNull();
  await applicable('See every change');
  await user.click(button('See every change'));
  expect(await screen.findByRole('group', { name: 'Changes of /etc/default/grub' })).toBeTruthy();
  expect(await screen.findByLabelText('What changes in the document of web')).toBeTruthy();
  await user.click(button('Back to the plan'));
  await planned();
});

test('a dry run asks the host once more and says that nothing was changed', async () => {
  const { user, calls } = await openGive({ host: 'boot' });
  await pickCard(user);
  await planned();
  await applicable('Dry run');
  const before = calls('passthrough.plan').length;
  await user.click(button('Dry run'));
  expect(await screen.findByText('This was tried just now. Nothing was changed.')).toBeTruthy();
  expect(calls('passthrough.plan')).toHaveLength(before + 1);
  expect(screen.getByText('update-grub')).toBeTruthy();
});

test('where the host feels it, what is lost and the way back come before it is applied', async () => {
  const { user, calls, guest } = await openGive({ host: 'boot', setups: ['waiting-for-reboot'] });
  await pickCard(user);
  await planned();
  await applicable('Apply…');
  await user.click(button('Apply…'));
  const asked = within(await screen.findByRole('dialog', { name: /RTX 4070 to “web”\?/ }));
  expect(asked.getByText(/from its next start on, whether the guest runs or not/)).toBeTruthy();
  expect(asked.getByRole('button', { name: 'Save the way back as a text file' })).toBeTruthy();
  expect(calls('passthrough.apply')).toEqual([]);
  await user.click(asked.getByRole('button', { name: 'Apply' }));
  await waitFor(() =>
    expect(calls('passthrough.apply')).toEqual([
      { guest: { connection: guest.connection, uuid: guest.uuid }, devices: [card], stamp: 'stamp-1' },
    ]),
  );
  const job = { id: 'job-1', title: 'Give it', cancellable: false, startedAt: 0 };
  applyJobsEvent({
    kind: 'upsert',
    job: { ...job, state: 'running', log: [{ at: 1, text: 'update-grub' }] },
  });
  expect(await screen.findByText('update-grub')).toBeTruthy();
  expect(screen.queryByText('What to do now')).toBeNull();
  applyJobsEvent({ kind: 'upsert', job: { ...job, state: 'done', log: [], endedAt: 2 } });
  expect(await screen.findByText('What to do now')).toBeTruthy();
});

test('what is chosen goes into the plan, and back to the default', async () => {
  const { user, calls } = await openGive();
  await pickCard(user);
  await planned();
  await user.click(screen.getByRole('checkbox', { name: 'Hide that it is a guest' }));
  await waitFor(() => expect(calls('passthrough.plan').at(-1)).toMatchObject({ hideKvm: true }));
  await user.click(button('Hiding: back to the default'));
  await waitFor(() => expect(calls('passthrough.plan').at(-1)).not.toHaveProperty('hideKvm'));
});

test('what cannot be asked for is said beside its field and never sent', async () => {
  const { user, calls } = await openGive();
  await pickCard(user);
  await planned();
  await applicable('Apply');
  await user.click(screen.getByRole('combobox', { name: /^ROM of the card/ }));
  await user.click(await screen.findByRole('option', { name: /A file/ }));
  const path = await screen.findByLabelText('Path of the ROM on the host');
  await user.click(path);
  await user.paste('card.rom');
  expect(screen.getByText('An absolute path on the host.')).toBeTruthy();
  expect(button('Apply').disabled).toBe(true);
  await user.clear(path);
  await user.paste('/roms/card.rom');
  await waitFor(() =>
    expect(calls('passthrough.plan').at(-1)).toMatchObject({ rom: { from: 'file', path: '/roms/card.rom' } }),
  );
  expect(
    calls('passthrough.plan').filter(asked => JSON.stringify(asked).includes('"path":"card.rom"')),
  ).toEqual([]);
});

test('a running guest is named beside its field, with the button that stops it', async () => {
  const { user, calls } = await openGive({
    change: { state: 'running' },
    problems: [{ field: 'guest', failure: { code: 'STATE_INVALID', params: { name: 'web' } } }],
  });
  await pickCard(user);
  const field = within(await screen.findByRole('region', { name: '2. To which guest' }));
  expect(await field.findByRole('alert')).toBeTruthy();
  expect(button('Apply').disabled).toBe(true);
  await user.click(field.getByRole('button', { name: 'Shut web down' }));
  expect(calls('guests.act')).toMatchObject([{ action: 'shutdown' }]);
});

test('what can never be given has no plan, only the reason', async () => {
  const { user, calls } = await openGive({
    refused: { code: 'RESOURCE_BUSY', params: { name: 'NVIDIA RTX 4070' } },
  });
  await pickCard(user);
  expect(await screen.findByRole('alert')).toBeTruthy();
  expect(calls('passthrough.plan')).toEqual([]);
  expect(button('Apply').disabled).toBe(true);
});

test('a plan that is no longer true is shown anew instead of being applied', async () => {
  const { user } = await openGive({ refuse: { 'passthrough.apply': { code: 'CONFLICT', params: {} } } });
  await pickCard(user);
  await planned();
  await applicable('Apply');
  await user.click(button('Apply'));
  expect(await screen.findByText('Something has changed since this was shown.')).toBeTruthy();
});
