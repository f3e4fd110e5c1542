import type { SummaryLine } from '../../../contract/create/plan.ts';
import type { Decided } from '../topic.ts';
import type { ExtrasPart } from './part.ts';
import { CHOSEN } from '../choices.ts';

export function extrasSummary({ value: { extras }, reasons }: Decided<ExtrasPart>): SummaryLine[] {
  const others = [
    extras.agent ? 'guest agent channel' : undefined,
    extras.rng ? 'random numbers' : undefined,
    extras.watchdog === 'none' ? undefined : `watchdog (${extras.watchdog})`,
    extras.vsock ? 'vsock' : undefined,
    extras.panic ? 'panic device' : undefined,
  ].filter(word => word !== undefined);
  const line = (topic: string, label: string, value: string, field: string): SummaryLine => ({
    topic,
    label,
    value,
    why: reasons[field] ?? CHOSEN,
  });
  return [
    line(
      'console',
      'Console',
      extras.serials === 0 ? 'none' : extras.serials === 1 ? 'serial port' : `${extras.serials} serial ports`,
      'extras.serials',
    ),
    ...(extras.tpm ? [line('tpm', 'TPM', '2.0, emulated', 'extras.tpm')] : []),
    ...(others.length > 0
      ? [line('extras', 'Also', others.join(', '), extras.agent ? 'extras.agent' : 'extras.rng')]
      : []),
  ];
}
