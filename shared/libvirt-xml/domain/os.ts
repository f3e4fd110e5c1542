import { diskSource } from '../devices/disk-source.ts';
import { int, oneOf, onlyOneOf, text, yesNo } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { list, value, view } from '../view/schema.ts';

const boot = defineView('boot', { dev: value('@dev', onlyOneOf('hd', 'cdrom', 'network', 'fd')) });
const argument = defineView('initarg', { text: value('.', text) });
const environment = defineView('initenv', { name: value('@name', text), value: value('.', text) });
const acpiTable = defineView('table', {
  type: value('@type', oneOf('slic', 'raw', 'rawset', 'msdm')),
  path: value('.', text),
});
const firmwareFeature = defineView('feature', {
  name: value('@name', oneOf('secure-boot', 'enrolled-keys')),
  enabled: value('@enabled', yesNo),
});

/** https://libvirt.org/formatdomain.html#operating-system-booting */
export const os = defineView('os', {
  /** Lets libvirt choose the firmware's files by itself. */
  firmware: value('@firmware', oneOf('efi', 'bios')),
  /** hvm for full virtualisation; linux, xen, exe and others for what boots a kernel or a program. */
  type: value('type', text),
  arch: value('type/@arch', text),
  machine: value('type/@machine', text),
  firmwareFeatures: list('firmware/feature', firmwareFeature),
  loader: value('loader', text),
  loaderType: value('loader/@type', oneOf('pflash', 'rom')),
  loaderReadonly: value('loader/@readonly', yesNo),
  loaderSecure: value('loader/@secure', yesNo),
  loaderStateless: value('loader/@stateless', yesNo),
  loaderFormat: value('loader/@format', oneOf('raw', 'qcow2')),
  nvram: value('nvram', text),
  nvramTemplate: value('nvram/@template', text),
  nvramFormat: value('nvram/@format', oneOf('raw', 'qcow2')),
  nvramTemplateFormat: value('nvram/@templateFormat', oneOf('raw', 'qcow2')),
  nvramType: value('nvram/@type', text),
  nvramSource: view('nvram/source', diskSource),
  variableStore: value('varstore/@path', text),
  variableStoreTemplate: value('varstore/@template', text),
  init: value('init', text),
  initArguments: list('initarg', argument),
  initEnvironment: list('initenv', environment),
  initDir: value('initdir', text),
  initUser: value('inituser', text),
  initGroup: value('initgroup', text),
  kernel: value('kernel', text),
  initrd: value('initrd', text),
  commandLine: value('cmdline', text),
  deviceTree: value('dtb', text),
  shim: value('shim', text),
  /** Of old Xen. */
  root: value('root', text),
  acpiTables: list('acpi/table', acpiTable),
  boot: list('boot', boot),
  bootMenu: value('bootmenu/@enable', yesNo),
  /** Milliseconds. */
  bootMenuTimeout: value('bootmenu/@timeout', int),
  biosUsesSerial: value('bios/@useserial', yesNo),
  /** Milliseconds; -1 never reboots. */
  biosRebootTimeout: value('bios/@rebootTimeout', int),
  smbios: value('smbios/@mode', oneOf('emulate', 'host', 'sysinfo')),
});
export type Os = ViewOf<typeof os>;
