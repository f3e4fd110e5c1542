import { oneOf, text } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { list, value } from '../view/schema.ts';

const argument = defineView('qemu:arg', { value: value('@value', text) });
const variable = defineView('qemu:env', { name: value('@name', text), value: value('@value', text) });

/**
 * Arguments handed to QEMU behind libvirt's back: they can undo any protection libvirt gives, so an interface
 * asks before it writes them (https://libvirt.org/drvqemu.html#pass-through-of-arbitrary-qemu-commands).
 */
export const qemuCommandline = defineView('qemu:commandline', {
  args: list('qemu:arg', argument),
  env: list('qemu:env', variable),
});
export type QemuCommandline = ViewOf<typeof qemuCommandline>;

const capabilityName = { capability: value('@capability', text) } as const;

/** Abilities of QEMU that libvirt is told to believe in, or not to: for developers. */
export const qemuCapabilities = defineView('qemu:capabilities', {
  add: list('qemu:add', defineView('qemu:add', capabilityName)),
  del: list('qemu:del', defineView('qemu:del', capabilityName)),
});

const overriddenProperty = defineView('qemu:property', {
  name: value('@name', text),
  type: value('@type', oneOf('string', 'signed', 'unsigned', 'bool', 'remove')),
  value: value('@value', text),
});

/** Properties of QEMU's devices, set behind libvirt's back: https://libvirt.org/drvqemu.html#overriding-properties-of-qemu-devices. */
export const qemuOverride = defineView('qemu:override', {
  devices: list(
    'qemu:device',
    defineView('qemu:device', {
      alias: value('@alias', text),
      properties: list('qemu:frontend/qemu:property', overriddenProperty),
    }),
  ),
});
