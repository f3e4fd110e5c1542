import type { ActionPlan } from '../../contract/action-plan.ts';
import type { XmlElement } from '../../libvirt-xml/xml/element.ts';

type Warning = ActionPlan['warnings'][number];

/** What of the host a document takes, which two guests cannot have, or not without knowing of each other. */
export function hostTies(root: XmlElement): Warning[] {
  const devices = root.child('devices')?.elements() ?? [];
  const of = (name: string) => devices.filter(device => device.localName === name);
  const warnings: Warning[] = [];
  const held = of('hostdev').length + of('interface').filter(nic => nic.attr('type') === 'hostdev').length;
  if (held > 0)
    warnings.push({
      text: `Both guests want the same ${held === 1 ? 'host device' : `${held} host devices`}.`,
      why: 'A device of the host can be handed to one running guest at a time.',
      remedy: 'Run one of them at a time, or give the new guest other devices under Hardware.',
    });
  const taken = fixedPorts(devices);
  if (taken.length > 0)
    warnings.push({
      text: `Both guests listen on ${taken.join(', ')}.`,
      why: 'A port of the host can be used by one running guest at a time.',
      remedy: 'Change it for the new guest under Hardware before both run.',
    });
  const files = [...of('serial'), ...of('parallel'), ...of('console')].filter(
    device => device.attr('type') === 'dev',
  );
  if (files.length > 0)
    warnings.push({
      text: 'Both guests use the same serial or parallel port of the host.',
      why: 'What one of them reads the other does not get.',
      remedy: 'Take it from the new guest under Hardware.',
    });
  const shared = of('filesystem').filter(device => !device.child('readonly'));
  if (shared.length > 0)
    warnings.push({
      text: `Both guests can write into the same shared ${shared.length === 1 ? 'folder' : 'folders'} of the host.`,
      why: 'Folders of the host are not copied.',
    });
  if (of('shmem').length > 0)
    warnings.push({
      text: 'Both guests share the same piece of memory.',
      why: 'Shared memory goes by its name on the host.',
    });
  if (root.child('commandline', 'http://libvirt.org/schemas/domain/qemu/1.0'))
    warnings.push({
      text: 'Arguments given to QEMU directly are taken over as they are.',
      why: 'libvirt does not know what they mean: files and ports in them are shared by both guests.',
      remedy: 'Look at them in the new guest’s document.',
    });
  return warnings;
}

function fixedPorts(devices: readonly XmlElement[]): string[] {
  const taken: string[] = [];
  for (const device of devices) {
    const port = Number(device.attr('port') ?? -1);
    if (device.localName === 'graphics' && device.attr('autoport') !== 'yes' && port > 0)
      taken.push(`port ${port}`);
    const bound = device.elements('source').find(source => source.attr('mode') === 'bind');
    if (bound?.attr('service') !== undefined) taken.push(`port ${bound.attr('service')}`);
    for (const range of device.elements('portForward').flatMap(forward => forward.elements('range')))
      taken.push(`port ${range.attr('start')}`);
  }
  return taken;
}
