import { int, long, oneOf, text, yesNo } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { list, value } from '../view/schema.ts';

const timer = defineView('timer', {
  name: value(
    '@name',
    oneOf('rtc', 'pit', 'hpet', 'tsc', 'kvmclock', 'hypervclock', 'platform', 'armvtimer'),
  ),
  present: value('@present', yesNo),
  tickPolicy: value('@tickpolicy', oneOf('delay', 'catchup', 'merge', 'discard')),
  track: value('@track', oneOf('boot', 'guest', 'wall', 'realtime')),
  mode: value('@mode', oneOf('auto', 'native', 'emulate', 'paravirt', 'smpsafe')),
  /** Hertz. */
  frequency: value('@frequency', long),
  /** Missed ticks that are made up for: when, how fast and how many. */
  catchUpThreshold: value('catchup/@threshold', int),
  catchUpSlew: value('catchup/@slew', int),
  catchUpLimit: value('catchup/@limit', int),
});

/** https://libvirt.org/formatdomain.html#time-keeping */
export const clock = defineView('clock', {
  offset: value('@offset', oneOf('utc', 'localtime', 'timezone', 'variable', 'absolute')),
  timezone: value('@timezone', text),
  /** Seconds from the basis, or the word reset. */
  adjustment: value('@adjustment', text),
  basis: value('@basis', oneOf('utc', 'localtime')),
  /** Seconds since 1970, of offset absolute. */
  start: value('@start', long),
  timers: list('timer', timer),
});
export type Clock = ViewOf<typeof clock>;
