import { AnswerRow } from '../../wizard/fields/answer-row.tsx';
import { NumberAnswer } from '../../wizard/fields/number-answer.tsx';

const ways = [
  { way: 'inbound', label: 'To the guest' },
  { way: 'outbound', label: 'From the guest' },
] as const;

/** How much may pass each way: on average, in a peak, and how long a peak may last. */
export function BandwidthFields({ at }: { at: number }) {
  return (
    <AnswerRow>
      {ways.flatMap(({ way, label }) => [
        <NumberAnswer
          key={`${way} average`}
          path={`nics.${at}.${way}.average`}
          label={`${label}, on average`}
          unit="KB/s"
        />,
        <NumberAnswer
          key={`${way} peak`}
          path={`nics.${at}.${way}.peak`}
          label={`${label}, at its peak`}
          unit="KB/s"
        />,
        <NumberAnswer
          key={`${way} burst`}
          path={`nics.${at}.${way}.burst`}
          label={`${label}, at peak speed`}
          unit="KB"
        />,
      ])}
    </AnswerRow>
  );
}
