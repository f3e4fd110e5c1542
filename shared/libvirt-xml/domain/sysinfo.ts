import { oneOf, text } from '../view/converters.ts';
import { defineView } from '../view/define-view.ts';
import { list, value } from '../view/schema.ts';

const entry = defineView('entry', { name: value('@name', text), value: value('.', text) });
const oemString = defineView('entry', { value: value('.', text) });
const firmwareEntry = defineView('entry', {
  name: value('@name', text),
  value: value('.', text),
  file: value('@file', text),
});

/** What the guest reads of its maker (SMBIOS), or as QEMU's firmware configuration: https://libvirt.org/formatdomain.html#smbios-system-information. */
export const sysinfo = defineView('sysinfo', {
  type: value('@type', oneOf('smbios', 'fwcfg')),
  bios: list('bios/entry', entry),
  system: list('system/entry', entry),
  baseBoard: list('baseBoard/entry', entry),
  chassis: list('chassis/entry', entry),
  oemStrings: list('oemStrings/entry', oemString),
  entries: list('entry', firmwareEntry),
});
