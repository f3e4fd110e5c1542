import type { Failure, FailureCode } from '../../contract/failure.ts';

import { engineWordings } from './engine-words.ts';
import { named, type Params, type Wording, type Words } from './wording.ts';

const host = (p: Params) => p['host'] ?? p['label'] ?? 'the host';
const guest = (p: Params) => named(p['name'], 'the guest');
const file = (p: Params) => named(p['path'], 'the file');

function sized(p: Params): string {
  if (p['needed'] === undefined) return '';
  return p['free'] === undefined
    ? ` ${p['needed']} are needed.`
    : ` ${p['needed']} are needed, ${p['free']} are free.`;
}

const wordings: Readonly<Record<FailureCode, Wording>> = {
  INPUT_INVALID: p => ({
    what: `${p['field'] === undefined ? 'Something entered' : `The value of “${p['field']}”`} cannot be used.`,
    why: p['reason'] ?? 'It is not what is expected there, or it does not fit the rest.',
    remedy: p['remedy'] ?? 'Correct it and try again; nothing was changed.',
  }),
  URI_INVALID: p => ({
    what: `${named(p['uri'], 'This address')} is not ${p['kind'] === 'engine' ? 'the address of a container engine' : 'a libvirt address'}.`,
    why: p['reason'] ?? 'libvirt and Innkeeper cannot tell from it what to connect to.',
    remedy:
      p['kind'] === 'engine'
        ? 'Write it as unix:///path/to/docker.sock, ssh://user@host or tcp://host:2376.'
        : 'Write it as driver[+transport]://[user@host]/path, for example qemu+ssh://root@server/system.',
  }),
  DAEMON_ABSENT: p => ({
    what: `libvirt does not answer on ${host(p)}.`,
    why: 'Its service is not installed or not running.',
    remedy: 'Start it with “sudo systemctl start libvirtd”, or install it; the readiness page shows how.',
  }),
  SOCKET_PERMISSION: p => ({
    what: `You may not use libvirt on ${host(p)}.`,
    why: 'Its socket is open only to root and the members of a group.',
    remedy: 'Run “sudo usermod -aG libvirt $USER”, then log out and in again.',
  }),
  CONNECTION_LOST: p => ({
    what: `The connection to ${host(p)} is gone.`,
    why: 'The service stopped or the network failed.',
    remedy: 'Innkeeper keeps trying; choose “Try now” to try at once.',
  }),
  HOST_UNREACHABLE: p => ({
    what: `${named(p['host'], 'The host')} cannot be reached.`,
    why: 'Its name is not known, or nothing answers at its address.',
    remedy: 'Check the name, and that the host is on and in reach of this computer’s network.',
  }),
  SSH_KEY_REFUSED: p => ({
    what: `${named(p['host'], 'The host')} did not let you in.`,
    why: 'It accepts none of the ssh keys this computer offered.',
    remedy: `Run “ssh-copy-id ${p['login'] ?? p['host'] ?? 'user@host'}” once, or load the right key with “ssh-add”.`,
  }),
  SSH_HOST_KEY_UNKNOWN: p => ({
    what: `The identity of ${named(p['host'], 'the host')} is not confirmed.`,
    why: 'Its ssh host key is not known to this computer, or it has changed.',
    remedy: `Run “ssh ${p['login'] ?? p['host'] ?? 'user@host'}” in a terminal, compare the fingerprint, and accept it there.`,
  }),
  SSH_FAILED: p => ({
    what: `The ssh connection to ${host(p)} ended before libvirt answered.`,
    why: 'ssh could not log in, or the host has neither virt-ssh-helper nor nc.',
    remedy: 'Try “ssh” to that host in a terminal, and see that libvirt’s client tools are installed there.',
  }),
  AUTH_UNSUPPORTED: p => ({
    what: `libvirt on ${host(p)} asks for a login Innkeeper does not know.`,
    why: 'It is set up for a password login (SASL).',
    remedy: 'Connect over ssh instead: qemu+ssh://user@host/system.',
  }),
  AUTH_DENIED: p => ({
    what: `libvirt on ${host(p)} did not allow this.`,
    why: 'The account has not been given that right, or the login was called off.',
    remedy: 'Use an account that is a member of the libvirt group, or ask who runs the host.',
  }),
  DRIVER_ABSENT: p => ({
    what: `libvirt on ${host(p)} cannot open ${named(p['uri'], 'this address')}.`,
    why: 'The driver for this kind of guest is not installed there, or its hypervisor is not running.',
    remedy: 'Install the driver (on Debian: libvirt-daemon-driver-qemu or …-lxc), or correct the address.',
  }),
  READ_ONLY: () => ({
    what: 'This connection may only look.',
    why: 'libvirt opened it for reading alone.',
    remedy: 'Connect with an account that may make changes.',
  }),
  NOT_FOUND: p => ({
    what: `${named(p['name'], 'What this is about')} is not there any more.`,
    why: 'It was removed or renamed, perhaps from somewhere else.',
    remedy: 'Go back to the list: it shows what is there now.',
  }),
  NAME_TAKEN: p => ({
    what: `The name ${named(p['name'], 'you chose')} is taken.`,
    why: 'Something of the same kind on this connection has it already.',
    remedy: 'Choose another name.',
  }),
  CONFLICT: p => ({
    what: `${named(p['name'], 'The guest')} was changed by someone else meanwhile.`,
    why: 'Its settings are not the ones you were shown, so nothing was overwritten.',
    remedy: 'Look at the new settings and make your change again.',
  }),
  STATE_INVALID: p => ({
    what: `${named(p['name'], 'The guest')} cannot do this now.`,
    why: p['reason'] ?? (p['state'] === undefined ? 'Its state does not allow it.' : `It is ${p['state']}.`),
    remedy: p['remedy'] ?? 'Wait until its state has changed, or start or shut it down first.',
  }),
  NO_SPACE: p => ({
    what: `There is not enough room${p['path'] === undefined ? '' : ` in “${p['path']}”`}.`,
    why: `The file system or pool is full.${sized(p)}`,
    remedy: 'Choose a smaller disk or another pool, or free some space.',
  }),
  NO_MEMORY: p => ({
    what: `${host(p)} has not enough free memory.`,
    why: `The guest wants more than can be had now.${sized(p)}`,
    remedy: 'Give the guest less memory, or shut other guests down.',
  }),
  FILE_NOT_FOUND: p => ({
    what: `${file(p)} is not there.`,
    why: 'It was moved or deleted, or the path is that of another computer.',
    remedy: p['remedy'] ?? 'Check the path on the host that runs the guest, or choose another file.',
  }),
  FILE_UNREADABLE: p => ({
    what: `${file(p)} cannot be opened.`,
    why: `${p['user'] === undefined ? 'The account that needs it' : `The account “${p['user']}”`} may not read it or a folder above it.`,
    remedy: 'Copy it into a storage pool, or give that account the right to read it.',
  }),
  FILE_NOT_AN_IMAGE: p => ({
    what: `${file(p)} is not an image a guest can use.`,
    why: p['reason'] ?? 'Its content is none of the known formats of disks and discs.',
    remedy:
      p['remedy'] ??
      'Choose an ISO file, a disk image in raw, qcow2, vmdk, vdi or vhdx format, or an appliance (OVA, OVF, VMX).',
  }),
  FILE_DAMAGED: p => ({
    what: `${file(p)} is damaged or not complete.`,
    why: p['reason'] ?? 'Its content does not fit what its own head says.',
    remedy: 'Download or copy it again, and compare its checksum with the publisher’s.',
  }),
  CHECKSUM_MISMATCH: p => ({
    what: `${file(p)} is not what its publisher signed for.`,
    why: `Its checksum is ${p['found'] ?? 'another'}, not ${p['expected'] ?? 'the one given'}.`,
    remedy: 'Download it again; if it stays so, ask the publisher. Nothing was made from it.',
  }),
  DOWNLOAD_FAILED: p => ({
    what: `${named(p['url'], 'The address')} could not be downloaded.`,
    why: p['reason'] ?? 'The server or the network broke it off.',
    remedy: 'Try again: what is there already is kept, and only the rest is fetched.',
  }),
  NETWORK_INACTIVE: p => ({
    what: `The network ${named(p['network'], 'of this guest')} is not running.`,
    why: 'libvirt starts no guest whose network is off.',
    remedy: 'Start the network, and let it start with the host.',
  }),
  NETWORK_ABSENT: p => ({
    what: `There is no network ${named(p['network'], 'of that name')}.`,
    why: 'It was removed or renamed on this connection.',
    remedy: 'Choose another network for the guest.',
  }),
  POOL_INACTIVE: p => ({
    what: `The storage pool ${named(p['pool'], 'chosen')} is not running.`,
    why: 'libvirt reaches the disks of a pool only while it is started.',
    remedy: 'Start the pool, and let it start with the host.',
  }),
  POOL_ABSENT: p => ({
    what: `There is no storage pool ${named(p['pool'], 'of that name')}.`,
    why: 'It was removed or renamed on this connection.',
    remedy: 'Choose another pool, or make one.',
  }),
  RESOURCE_BUSY: p => ({
    what: `${named(p['path'] ?? p['name'], 'What this needs')} is in use.`,
    why: p['reason'] ?? 'Something else holds it, or a longer operation on it is still running.',
    remedy: p['remedy'] ?? 'Wait for that to end, then try again.',
  }),
  DEVICE_ABSENT: p => ({
    what: `The host has no ${p['device'] ?? 'such device'}.`,
    why: p['reason'] ?? 'It was taken out, or it has another name or place now.',
    remedy: 'Plug it in, or choose another device; nothing was changed.',
  }),
  DEVICE_HELD: p => ({
    what: `${guest(p)} does not let go of ${p['device'] ?? 'the device'}.`,
    why: 'A guest is asked to release a device, and this one has not answered: nothing inside it listens, or it is in use.',
    remedy: 'Wait, stop using it inside the guest, or take it out at the next start.',
  }),
  DEVICE_NEEDED: p => ({
    what: `${host(p)} needs ${p['device'] ?? 'the device'} for itself.`,
    why: p['reason'] ?? 'It would go on without its screen, its disk or its network.',
    remedy: p['remedy'] ?? 'Choose another device; nothing was changed.',
  }),
  DOCUMENT_REJECTED: p => ({
    what: `libvirt does not accept the document${p['line'] === undefined ? '' : ` (line ${p['line']})`}.`,
    why: p['reason'] ?? 'Something in it is not what this libvirt or this hypervisor can do.',
    remedy: 'Change what its message names; nothing was changed.',
  }),
  BACKING_FILE_MISSING: p => ({
    what: `A file that ${named(p['disk'], 'a disk')} stands on is gone.`,
    why: `${file(p)} is not there any more; without it the disk cannot be read.`,
    remedy: 'Bring the file back to its place, or tell where it was moved to.',
  }),
  AGENT_ABSENT: p => ({
    what: `${guest(p)} has no guest agent to ask.`,
    why: 'It has no channel for one, or none is installed inside it.',
    remedy: 'Its “Agent” page tells how to install one.',
  }),
  UNSUPPORTED: p => ({
    what: p['what'] ?? `${host(p)} cannot do this.`,
    why: p['reason'] ?? 'The driver, its version or this guest’s hardware does not offer it.',
    remedy: p['remedy'] ?? 'See the details for what is missing; a newer libvirt or QEMU may have it.',
  }),
  AGENT_UNRESPONSIVE: p => ({
    what: `The agent inside ${guest(p)} does not answer.`,
    why: 'It is not installed, not started, or the guest is too busy.',
    remedy: 'Install and start qemu-guest-agent inside the guest.',
  }),
  CONSOLE_UNAVAILABLE: p => ({
    what: `${guest(p)} has no such console now.`,
    why: 'It is off, or the device is not there or not one that can be opened here.',
    remedy: 'Start the guest, or add a VNC display or a serial port to it.',
  }),
  DISPLAY_SPICE_ONLY: p => ({
    what: `The only display of ${guest(p)} is SPICE.`,
    why: 'Innkeeper’s own window speaks VNC.',
    remedy: 'Add a VNC display beside it, or open it with “remote-viewer”.',
  }),
  DISPLAY_SILENT: p => ({
    what: `The display of ${guest(p)} stopped answering.`,
    why: 'The VNC server took the connection but sends nothing.',
    remedy: 'Reconnect; if it stays silent, the guest’s process is stuck: force it off.',
  }),
  TICKET_INVALID: () => ({
    what: 'This console ticket cannot be used.',
    why: 'It was used before, is older than ten seconds, or belongs to another session.',
    remedy: 'Open the console again.',
  }),
  TIMEOUT: p => ({
    what: `${p['pool'] === undefined ? host(p) : `The storage pool “${p['pool']}”`} did not answer in time.`,
    why: p['reason'] ?? 'It is busy, or the network between is slow.',
    remedy: p['remedy'] ?? 'Try again in a moment.',
  }),
  CANCELLED: () => ({
    what: 'This was cancelled.',
    why: 'Somebody called it off before it was done.',
    remedy: 'Start it again if it is still wanted.',
  }),
  HYPERVISOR_FAILED: p => ({
    what: `libvirt could not do this${p['name'] === undefined ? '' : ` with “${p['name']}”`}.`,
    why: 'The hypervisor or the host refused; the details hold its own words.',
    remedy: 'Correct what the details name, then try again.',
  }),
  ...engineWordings,
  INTERNAL: () => ({
    what: 'Innkeeper made a mistake.',
    why: 'Something happened that it was not written for.',
    remedy: 'Try again; if it stays, report it with the details and the log.',
  }),
};

/**
 * What happened, why, and what to do: by the code alone, filled from `params`. `leftBehind` is what a job that
 * failed could not undo: nobody else will clear it away.
 */
export function sentence(failure: Pick<Failure, 'code' | 'params'>): Words {
  const { what, why, remedy } = wordings[failure.code](failure.params);
  const leftBehind = failure.params['leftBehind'];
  const clearUp = leftBehind === undefined ? '' : `Still there and to be undone by hand: ${leftBehind}. `;
  return { what: capitalised(what), why: capitalised(why), remedy: clearUp + capitalised(remedy) };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
