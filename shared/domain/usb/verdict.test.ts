import { describe, expect, it } from 'vitest';
import type { UsbDevice } from '../../contract/devices.ts';
import { keyboardsOf } from './keyboards.ts';
import { usbVerdict } from './verdict.ts';

const stick: UsbDevice = {
  port: '1-2',
  bus: 1,
  device: 3,
  ids: '0781:5581',
  name: 'SanDisk Ultra',
  what: 'disk',
  usedBy: [],
  twins: 0,
};
const alone = { keyboards: [], here: true };

describe('a verdict on a USB device', () => {
  it('is ready for what nobody uses', () => {
    expect(usbVerdict(stick, alone)).toEqual({ level: 'ready', label: 'Ready', reasons: [] });
  });

  it.each([
    [{ by: 'disk', disks: ['sda'], targets: ['/', '/home'], root: true }, 'never', '/ is on this disk'],
    [{ by: 'disk', disks: ['sda'], targets: ['/media/me/stick'], root: false }, 'never', '/media/me/stick'],
    [{ by: 'network', names: ['enx0'], only: true }, 'never', 'enx0'],
    [{ by: 'network', names: ['enx0'], only: false }, 'risky', 'enx0'],
  ] as const)('refuses or warns of %o', (use, level, words) => {
    const verdict = usbVerdict({ ...stick, usedBy: [use as never] }, alone);
    expect(verdict.level).toBe(level);
    expect(verdict.reasons[0]?.text).toContain(words);
  });

  it('names the guest that has it now', () => {
    const use = { by: 'guest', name: 'win', uuid: '5c2b7d1e-0000-4000-8000-000000000001', running: true };
    expect(usbVerdict({ ...stick, usedBy: [use as never] }, alone)).toMatchObject({
      level: 'in-use',
      reasons: [{ text: 'The guest “win” has it now.' }],
    });
  });

  it('keeps the only keyboard where people sit in front of the host', () => {
    const keyboards = [{ name: 'Keyboard', port: '1-2' }];
    expect(usbVerdict(stick, { keyboards, here: true }).level).toBe('never');
    expect(usbVerdict(stick, { keyboards, here: false }).level).toBe('risky');
    const two = [...keyboards, { name: 'AT Translated Set 2 keyboard' }];
    expect(usbVerdict(stick, { keyboards: two, here: true }).level).toBe('risky');
    expect(usbVerdict({ ...stick, port: '1-3' }, { keyboards, here: true }).level).toBe('ready');
  });

  it('tells of twins, which the port tells apart', () => {
    expect(usbVerdict({ ...stick, twins: 2 }, alone).reasons[0]?.text).toBe(
      '2 others of the same make (0781:5581) are plugged in: choose it by its port.',
    );
  });
});

describe('keyboards of the host', () => {
  const text = `I: Bus=0019 Vendor=0000 Product=0001 Version=0000
N: Name="Power Button"
P: Phys=PNP0C0C/button/input0
S: Sysfs=/devices/LNXSYSTM:00/LNXSYBUS:00/PNP0C0C:00/input/input0
H: Handlers=kbd event0 

I: Bus=0011 Vendor=0001 Product=0001 Version=ab41
N: Name="AT Translated Set 2 keyboard"
P: Phys=isa0060/serio0/input0
S: Sysfs=/devices/platform/i8042/serio0/input/input1
H: Handlers=sysrq kbd leds event1 

I: Bus=0003 Vendor=046d Product=c31c Version=0110
N: Name="Logitech USB Keyboard"
P: Phys=usb-0000:00:14.0-4.2/input0
S: Sysfs=/devices/pci0000:00/0000:00:14.0/usb1/1-4/1-4.2/1-4.2:1.0/0003:046D:C31C.0001/input/input5
H: Handlers=sysrq kbd leds event5 

I: Bus=0003 Vendor=046d Product=c077 Version=0111
N: Name="Logitech USB Optical Mouse"
S: Sysfs=/devices/pci0000:00/0000:00:14.0/usb1/1-3/1-3:1.0/0003:046D:C077.0002/input/input6
H: Handlers=mouse0 event6 
`;
  it('are what the magic keys listen to, by their port', () => {
    expect(keyboardsOf(text)).toEqual([
      { name: 'AT Translated Set 2 keyboard' },
      { name: 'Logitech USB Keyboard', port: '1-4.2' },
    ]);
    expect(keyboardsOf('')).toEqual([]);
  });
});
