import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { draftNow, openPage, planned, planNow } from '#renderer/testing/open-wizard-page.tsx';
import CpuPage from './cpu-page.tsx';

afterEach(cleanup);

const map = () => screen.getByRole('group', { name: 'CPUs of the host' });
const cpu = (id: number) => within(map()).getByRole('button', { name: new RegExp(`^CPU ${id};`) });

test('a click pins the chosen virtual CPU, another takes it away', async () => {
  const { user } = await openPage(CpuPage);
  await user.click(screen.getByRole('radio', { name: /vCPU 1/ }));
  await user.click(cpu(5));
  await user.click(cpu(13));
  expect(draftNow().cpu?.pins).toEqual([{ vcpu: 1, cpus: [5, 13] }]);
  await planned();
  expect(planNow()?.xml).toContain("<vcpupin vcpu='1' cpuset='5,13'/>");
  await user.click(cpu(5));
  await user.click(cpu(13));
  expect(draftNow().cpu).toBeUndefined();
});

test('pinning one of two leaves the guest the other', async () => {
  const { user } = await openPage(CpuPage);
  await user.click(cpu(5));
  await planned();
  expect(planNow()?.resolved.vcpus).toBe(2);
  expect(screen.getByRole('radio', { name: /vCPU 1/ })).toBeTruthy();
});

test('the map is one stop for Tab; arrows move, the space bar pins', async () => {
  const { user } = await openPage(CpuPage);
  expect(
    within(map())
      .getAllByRole('button')
      .filter(({ tabIndex }) => tabIndex === 0),
  ).toHaveLength(1);
  screen.getByRole('radio', { name: /^QEMU/ }).focus();
  await user.keyboard(' ');
  await user.tab();
  expect(document.activeElement).toBe(cpu(0));
  await user.keyboard('{ArrowRight}{ArrowRight} {End}{Enter}');
  // The second is the hyper-thread of the first: they are drawn, and walked, core by core.
  expect(draftNow().cpu?.emulatorPins).toEqual([1, 15]);
  expect(cpu(1).getAttribute('aria-pressed')).toBe('true');
});

test('chosen for me: whole cores that nobody has, and QEMU beside them', async () => {
  const { user } = await openPage(CpuPage, 'new-desktop', { vcpus: 4 });
  await user.click(screen.getByRole('button', { name: 'Choose for me' }));
  await planned();
  const { pins, emulatorPins } = draftNow().cpu ?? {};
  expect(pins).toHaveLength(4);
  // Others are on core 3.
  expect(pins?.flatMap(({ cpus }) => cpus).filter(id => id === 3 || id === 11)).toEqual([]);
  expect(emulatorPins).toEqual([0, 8]);
  expect(planNow()?.warnings).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Unpin all' }));
  expect(draftNow().cpu).toBeUndefined();
});

test('a shape that does not multiply to the most CPUs says so, and offers to', async () => {
  const { user } = await openPage(CpuPage, 'new-desktop', { vcpus: 4 });
  const cores = screen.getByRole('textbox', { name: 'Cores' });
  await user.clear(cores);
  await user.type(cores, '3');
  await planned();
  expect(planNow()?.problems.map(({ field }) => field)).toContain('cpu.topology');
  await user.click(screen.getByRole('button', { name: /^Let it grow to/ }));
  await planned();
  expect(planNow()?.problems.map(({ field }) => field)).not.toContain('cpu.topology');
});

test('a named model asks which, and features are added with a policy', async () => {
  const { user } = await openPage(CpuPage);
  await user.click(screen.getByRole('radio', { name: /A named model/ }));
  await user.click(screen.getByRole('combobox', { name: 'Named model' }));
  await user.click(await screen.findByRole('option', { name: /^Nehalem ?Intel$/ }));
  await user.type(screen.getByRole('combobox', { name: 'Features' }), 'pcid{ArrowDown}{Enter}');
  await planned();
  expect(draftNow().cpu).toMatchObject({
    mode: 'custom',
    model: 'Nehalem',
    features: [{ name: 'pcid', policy: 'require' }],
  });
  expect(planNow()?.xml).toContain('Nehalem');
  await user.click(screen.getByRole('button', { name: 'Leave pcid to the model' }));
  expect(draftNow().cpu?.features).toBeUndefined();
});

test('nested virtualization shows the switch of a host that has it off', async () => {
  const { user } = await openPage(CpuPage, 'new-shadow');
  expect(screen.getByText(/keeps shadow page tables/)).toBeTruthy();
  await user.click(screen.getByRole('switch', { name: /Run virtual machines inside/ }));
  expect(screen.getByText(/^echo 'options kvm_amd nested=1'/)).toBeTruthy();
  expect(screen.queryByRole('switch', { name: /nested paging too/ })).toBeNull();
});

test('the guests of a guest have nested paging unless it is switched off', async () => {
  const { user } = await openPage(CpuPage);
  await user.click(screen.getByRole('switch', { name: /Run virtual machines inside/ }));
  await user.click(screen.getByRole('switch', { name: /nested paging too/ }));
  await planned();
  expect(draftNow().cpu).toEqual({ nested: true, features: [{ name: 'vmx-ept', policy: 'disable' }] });
  expect(planNow()?.xml).toContain("<feature name='vmx-ept' policy='disable'/>");
});

test('huge pages that are too few show how to have more', async () => {
  const { user } = await openPage(CpuPage, 'new-desktop', { memory: 32 * 1024 ** 3 });
  await user.click(screen.getByRole('radio', { name: /Huge, 2 MiB/ }));
  expect(screen.getByText(/16,384 needed, 6,144 free/)).toBeTruthy();
  expect(screen.getByText(/echo 18432 \| sudo tee/)).toBeTruthy();
  await user.click(screen.getByRole('radio', { name: /Ordinary/ }));
  expect(draftNow().memoryLayout?.hugePages).toBeNull();
});

test('cells share CPUs and memory, and lie on nodes of the host', async () => {
  const { user } = await openPage(CpuPage, 'new-workstation', { vcpus: 4, memory: 4 * 1024 ** 3 });
  await user.click(screen.getByRole('button', { name: 'One for each node of the host' }));
  expect(draftNow().memoryLayout?.cells).toEqual([
    { vcpus: [0, 1], memory: 2 * 1024 ** 3, node: 0 },
    { vcpus: [2, 3], memory: 2 * 1024 ** 3, node: 1 },
  ]);
  const text = screen.getByRole('textbox', { name: 'vCPUs of cell 0' });
  await user.clear(text);
  await user.type(text, '0-2');
  expect(draftNow().memoryLayout?.cells?.[0]?.vcpus).toEqual([0, 1, 2]);
});

test.each(['new-laptop', 'new-hybrid', 'new-server', 'new-translated'])(
  'axe has nothing to say about it on %s',
  async scene => {
    const { user } = await openPage(CpuPage, scene, { vcpus: 4 });
    await user.click(screen.getByRole('button', { name: 'Choose for me' }));
    expect(await findViolations()).toEqual([]);
  },
);
