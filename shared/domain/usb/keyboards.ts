/** A keyboard of the host by /proc/bus/input/devices. */
export interface Keyboard {
  readonly name: string;
  /** Of USB ones: bus and ports; others are part of the machine, or paired by radio. */
  readonly port?: string;
}

/**
 * The kernel's magic keys (`sysrq`) listen to whatever has the keys of a keyboard, and not to buttons and mice
 * (drivers/tty/sysrq.c, sysrq_ids). A paragraph is one device (drivers/input/input.c, input_devices_seq_show).
 */
export function keyboardsOf(text: string): Keyboard[] {
  return text.split(/\n\n+/).flatMap(paragraph => {
    if (!/^H: Handlers=.*\bsysrq\b/m.test(paragraph)) return [];
    const name = /^N: Name="(.*)"$/m.exec(paragraph)?.[1] ?? 'Keyboard';
    const port = /^S: Sysfs=.*\/usb\d+\/(?:[\d.-]+\/)*?(\d+-[\d.]+)\/\1:/m.exec(paragraph)?.[1];
    return [{ name, ...(port !== undefined && { port }) }];
  });
}
