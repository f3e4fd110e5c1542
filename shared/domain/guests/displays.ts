import type { Display, TextConsole } from '../../contract/guests.ts';
import type { XmlElement } from '../../libvirt-xml/xml/element.ts';

const displayTypes = new Set<string>(['vnc', 'spice', 'sdl', 'rdp', 'dbus', 'egl-headless', 'desktop']);

/**
 * The `<graphics>` of a domain's `<devices>`. Only VNC opens in our window, and only where it listens: on a
 * port libvirt has given it, or on a socket (https://libvirt.org/formatdomain.html#graphical-framebuffers).
 */
export function readDisplays(devices: XmlElement | undefined, active: boolean): Display[] {
  const graphics = devices?.elements('graphics') ?? [];
  return graphics.flatMap((element, index) => {
    const type = element.attr('type') ?? '';
    if (!displayTypes.has(type)) return [];
    const openable = active && type === 'vnc' && (hasPort(element) || hasSocket(element));
    return [{ index, type: type as Display['type'], openable }];
  });
}

function hasPort(graphics: XmlElement): boolean {
  return Number(graphics.attr('port') ?? -1) > 0;
}

function hasSocket(graphics: XmlElement): boolean {
  return (
    graphics.attr('socket') !== undefined ||
    graphics.elements('listen').some(listen => listen.attr('type') === 'socket' && listen.attr('socket'))
  );
}

/**
 * Serial ports and consoles one can type into. libvirt lists the first serial port a second time as a console
 * (target type `serial`): that one is left out. Aliases are given at start, numbered in order.
 */
export function readTextConsoles(devices: XmlElement | undefined, active: boolean): TextConsole[] {
  const serials = (devices?.elements('serial') ?? []).map((element, index) =>
    textConsole(element, `serial${index}`, `Serial ${index + 1}`, active),
  );
  const consoles = (devices?.elements('console') ?? []).flatMap((element, index) =>
    element.child('target')?.attr('type') === 'serial' && serials.length > 0
      ? []
      : [textConsole(element, `console${index}`, `Console ${index + 1}`, active)],
  );
  return [...serials, ...consoles];
}

function textConsole(element: XmlElement, alias: string, label: string, active: boolean): TextConsole {
  return {
    alias: element.child('alias')?.attr('name') ?? alias,
    label,
    // virDomainOpenConsole reaches character devices on a pseudo-terminal or a socket of libvirt's own.
    openable: active && ['pty', 'unix'].includes(element.attr('type') ?? ''),
  };
}
