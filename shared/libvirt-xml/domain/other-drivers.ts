import { oneOf, text } from '../view/converters.ts';
import { defineView } from '../view/define-view.ts';
import { list, value } from '../view/schema.ts';

const argument = { value: value('@value', text) } as const;

/** Arguments handed to bhyve behind libvirt's back: https://libvirt.org/drvbhyve.html. */
export const bhyveCommandline = defineView('bhyve:commandline', {
  args: list('bhyve:arg', defineView('bhyve:arg', argument)),
  env: list('bhyve:env', defineView('bhyve:env', { name: value('@name', text), ...argument })),
});

/** Arguments for the device model of a Xen guest: https://libvirt.org/drvxen.html. */
export const xenCommandline = defineView('xen:commandline', {
  args: list('xen:arg', defineView('xen:arg', argument)),
});

const shared = oneOf('netns', 'pid', 'name');

/** What a container shares with another, a process or a named network: https://libvirt.org/drvlxc.html. */
export const lxcNamespace = defineView('lxc:namespace', {
  networkFrom: value('lxc:sharenet/@type', shared),
  network: value('lxc:sharenet/@value', text),
  ipcFrom: value('lxc:shareipc/@type', shared),
  ipc: value('lxc:shareipc/@value', text),
  hostNameFrom: value('lxc:shareuts/@type', shared),
  hostName: value('lxc:shareuts/@value', text),
});
