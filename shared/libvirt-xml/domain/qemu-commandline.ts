import { text } from '../view/converters.ts';
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
