import { int, long, text } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { list, value } from '../view/schema.ts';

const vcpuPin = defineView('vcpupin', { vcpu: value('@vcpu', int), cpuset: value('@cpuset', text) });
const ioThreadPin = defineView('iothreadpin', {
  ioThread: value('@iothread', int),
  cpuset: value('@cpuset', text),
});

/** https://libvirt.org/formatdomain.html#cpu-tuning */
export const cputune = defineView('cputune', {
  shares: value('shares', long),
  /** Microseconds. */
  period: value('period', long),
  /** Microseconds of every period that each virtual CPU may run; negative for no limit. */
  quota: value('quota', long),
  vcpuPins: list('vcpupin', vcpuPin),
  emulatorPin: value('emulatorpin/@cpuset', text),
  ioThreadPins: list('iothreadpin', ioThreadPin),
});
export type Cputune = ViewOf<typeof cputune>;
