import { AnswerRow } from '#renderer/ui/wizard/answer-row.tsx';
import { NumberAnswer } from '../../wizard/fields/number-answer.tsx';
import { Stack } from '#renderer/ui/wizard/stack.tsx';

const ways = [
  { way: 'inbound', label: 'To the guest' },
  { way: 'outbound', label: 'From the guest' },
] as const;

/** How much may pass each way: on average, in a peak, and how much at the peak's speed. */
export function BandwidthFields({ at }: { at: number }) {
  return (
    <Stack>
      {ways.map(({ way, label }) => (
        <AnswerRow key={way}>
          <NumberAnswer path={`nics.${at}.${way}.average`} label={`${label}, on average`} unit="KB/s" />
          <NumberAnswer path={`nics.${at}.${way}.peak`} label={`${label}, at its peak`} unit="KB/s" />
          <NumberAnswer path={`nics.${at}.${way}.burst`} label={`${label}, in a burst`} unit="KB" />
        </AnswerRow>
      ))}
    </Stack>
  );
}
