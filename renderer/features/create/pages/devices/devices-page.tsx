import { DevicePicker } from '#renderer/ui/device-picker/device-picker.tsx';
import { AnswerFrame } from '#renderer/ui/wizard/answer-frame.tsx';
import { useAnswer } from '../../wizard/use-answer.ts';
import { useOptions } from '../../wizard/use-options.ts';

/** Devices of the host that the guest gets for itself. */
export default function DevicesPage() {
  const answer = useAnswer('hostDevices');
  const options = useOptions();
  if (options === undefined) return null;
  return (
    <AnswerFrame answer={answer} label="Host devices">
      <DevicePicker
        options={options.devices}
        chosen={answer.value ?? []}
        onChange={chosen => (chosen.length === 0 ? answer.reset() : answer.set(chosen))}
      />
    </AnswerFrame>
  );
}
