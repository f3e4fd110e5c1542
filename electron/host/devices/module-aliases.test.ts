import { expect, it } from 'vitest';
import { treeOf } from '../testing/tree-of.ts';
import { modaliasOf } from './modalias.ts';
import { readModuleAliases } from './module-aliases.ts';

const host = (aliases: readonly string[]) =>
  treeOf(
    [
      '/proc/sys/kernel',
      'osrelease: 6.1.0',
      '/lib/modules/6.1.0',
      'modules.alias:',
      '\t# Aliases extracted from modules themselves.',
      ...aliases.map(line => `\t${line}`),
    ].join('\n'),
  );
const gpu = modaliasOf({ class: 0x030000, vendor: 0x10de, device: 0x2786, subsystemVendor: 0x1458 });
const xhci = modaliasOf({ class: 0x0c0330, vendor: 0x8086, device: 0x7a60 });

it('is what the kernel calls a device', () => {
  expect(gpu).toBe('pci:v000010DEd00002786sv00001458sd00000000bc03sc00i00');
});

it('asks by ids, by vendor and class, and by class', async () => {
  const modulesOf = await readModuleAliases(
    host([
      'alias pci:v000010DEd*sv*sd*bc03sc00i00* nouveau',
      'alias pci:v000010DEd00002786sv*sd*bc*sc*i* nvidia',
      'alias pci:v000010DEd00002787sv*sd*bc*sc*i* other',
      'alias pci:v*d*sv*sd*bc0Csc03i30* xhci_pci',
      'alias pci:v000010DEd00002786sv*sd*bc*sc*i* nvidia',
      'alias usb:v10DEp2786d*dc*dsc*dp*ic*isc*ip*in* usbthing',
      'alias vfio_pci:v000010DEd00002786sv*sd*bc*sc*i* nvgrace',
    ]),
  );
  expect(modulesOf(gpu)).toEqual(['nouveau', 'nvidia']);
  expect(modulesOf(xhci)).toEqual(['xhci_pci']);
  expect(modulesOf('nonsense')).toEqual([]);
});

it('finds none where an update removed the running kernel’s modules', async () => {
  expect((await readModuleAliases(treeOf('/proc/sys/kernel\nosrelease: 6.1.0')))(gpu)).toEqual([]);
});
