import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { pciAddressSchema, type GuestHostDevice } from '#shared/contract/create/host-device.ts';
import type { HostDeviceOption } from '#shared/contract/create/options.ts';
import { DevicePicker } from './device-picker.tsx';

afterEach(cleanup);

const pci = (address: string, name: string, more: object = {}): HostDeviceOption => ({
  kind: 'pci',
  address: pciAddressSchema.parse(address),
  name,
  what: 'GPU',
  iommuGroup: 1,
  companions: [],
  usedBy: [],
  verdict: { level: 'ready', label: 'Ready', reasons: [] },
  ...more,
});
const card = pci('0000:01:00.0', 'RTX 4070', { companions: ['0000:01:00.1'] });
const audio = pci('0000:01:00.1', 'AD104 audio', {
  what: 'sound card',
  companions: ['0000:01:00.0'],
  verdict: { level: 'ready', label: 'Goes with it', reasons: [] },
});
const boot = pci('0000:04:00.0', 'Samsung 990 PRO', {
  verdict: { level: 'never', label: 'Never', reasons: [{ text: 'The host itself lives on it.' }] },
});
const lone = pci('0000:02:00.0', 'UHD 770', {
  iommuGroup: undefined,
  verdict: { level: 'step', label: 'IOMMU off', reasons: [{ text: 'It could reach all memory.' }] },
});
const stick = (bus: number): HostDeviceOption => ({
  kind: 'usb',
  vendor: '0781',
  product: '5581',
  bus,
  device: 4,
  name: 'SanDisk',
  usedBy: ['router'],
});

function open(options: HostDeviceOption[], before: GuestHostDevice[] = []) {
  const changed = vi.fn();
  function Held() {
    const [chosen, setChosen] = useState(before);
    return (
      <DevicePicker
        options={options}
        chosen={chosen}
        onChange={next => {
          changed(next);
          setChosen(next);
        }}
      />
    );
  }
  render(<Held />);
  return { changed, user: userEvent.setup() };
}
const box = (name: RegExp) => screen.getByRole<HTMLInputElement>('checkbox', { name });

test('a device of an IOMMU group takes its companions along, and leaves with them', async () => {
  const { changed, user } = open([card, audio]);
  expect(screen.getAllByText('Goes with it')).toHaveLength(1);
  await user.click(box(/RTX 4070/));
  expect(changed).toHaveBeenLastCalledWith([
    { kind: 'pci', address: '0000:01:00.0' },
    { kind: 'pci', address: '0000:01:00.1' },
  ]);
  expect(box(/AD104 audio/).checked).toBe(true);
  await user.click(box(/AD104 audio/));
  expect(changed).toHaveBeenLastCalledWith([]);
});

test('what cannot be had says why and cannot be chosen', () => {
  open([lone, boot]);
  expect(box(/UHD 770/).disabled).toBe(true);
  expect(box(/990 PRO/).disabled).toBe(true);
  expect(screen.getByText(/host itself lives on it/)).toBeTruthy();
});

test('a USB device is known by its make, unless there are two of it', async () => {
  const one = open([stick(1)]);
  expect(screen.getByText(/router has it now/)).toBeTruthy();
  await one.user.click(box(/SanDisk/));
  expect(one.changed).toHaveBeenLastCalledWith([{ kind: 'usb', vendor: '0781', product: '5581' }]);
  cleanup();
  const two = open([stick(1), stick(2)]);
  await two.user.click(screen.getAllByRole('checkbox', { name: /SanDisk/ })[1] ?? document.body);
  expect(two.changed).toHaveBeenLastCalledWith([
    { kind: 'usb', vendor: '0781', product: '5581', bus: 2, device: 4 },
  ]);
});

test('a device that the host no longer has can be left out', async () => {
  const { changed, user } = open([], [{ kind: 'pci', address: pciAddressSchema.parse('0000:09:00.0') }]);
  await user.click(screen.getByRole('button', { name: 'Leave it out' }));
  expect(changed).toHaveBeenLastCalledWith([]);
});

test('words narrow the list, and say so when nothing fits', async () => {
  const many = Array.from({ length: 8 }, (_, index) => pci(`0000:0${index}:00.0`, `Card ${index}`));
  const { user } = open(many);
  await user.type(screen.getByRole('searchbox'), 'card 7');
  expect(screen.getAllByRole('checkbox')).toHaveLength(1);
  await user.type(screen.getByRole('searchbox'), 'x');
  expect(screen.getByRole('status').textContent).toContain('No device fits');
});
