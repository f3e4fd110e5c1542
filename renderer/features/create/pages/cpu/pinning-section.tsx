import { useCallback, useMemo } from 'react';
import { Section } from '#renderer/ui/section.tsx';
import { AnswerFrame } from '#renderer/ui/wizard/answer-frame.tsx';
import { useAnswer } from '../../wizard/use-answer.ts';
import { useOptions } from '../../wizard/use-options.ts';
import { Pinning } from '#renderer/ui/host-map/pinning.tsx';
import { keepCount } from './keep-count.ts';
import type { Pins } from '#renderer/ui/host-map/pins.ts';

/** More is no topology that a map could be drawn for: libvirt's own limit is far above any host. */
const mostVcpus = 1024;

/** Which CPUs of the host run the guest's. */
export function PinningSection() {
  const { value: pins, set: setPins, reset: resetPins, ...pinsAnswer } = useAnswer('cpu.pins');
  const {
    value: emulatorPins,
    set: setEmulator,
    reset: resetEmulator,
    ...emulator
  } = useAnswer('cpu.emulatorPins');
  const maximum = useAnswer('cpu.maximum').value ?? 1;
  const threads = useAnswer('cpu.topology').value?.threads ?? 1;
  const topology = useOptions()?.host.topology;

  const change = useCallback(
    (next: Pins) => {
      if (next.pins !== undefined) keepCount();
      // What did not change is the plan's, and stays so.
      if (next.pins === undefined) resetPins();
      else if (next.pins !== pins) setPins(next.pins);
      if (next.emulatorPins === undefined) resetEmulator();
      else if (next.emulatorPins !== emulatorPins) setEmulator(next.emulatorPins);
    },
    [pins, emulatorPins, setPins, resetPins, setEmulator, resetEmulator],
  );
  const both = useMemo(() => ({ pins, emulatorPins }), [pins, emulatorPins]);
  const vcpus = Number.isInteger(maximum) ? Math.min(Math.max(1, maximum), mostVcpus) : 1;

  return (
    <Section title="Pinning">
      {topology === undefined ? (
        <p>This host does not tell how its CPUs are built, so there is nothing to pin on.</p>
      ) : (
        <AnswerFrame
          label="Pinning"
          resettable={false}
          answer={{
            ...pinsAnswer,
            reset: resetPins,
            problems: [...pinsAnswer.problems, ...emulator.problems],
            warnings: [...pinsAnswer.warnings, ...emulator.warnings],
          }}
        >
          <Pinning topology={topology} vcpus={vcpus} threads={threads} pins={both} onChange={change} />
        </AnswerFrame>
      )}
    </Section>
  );
}
