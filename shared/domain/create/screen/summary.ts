import type { SummaryLine } from '../../../contract/create/plan.ts';
import type { Decided } from '../topic.ts';
import type { ScreenPart } from './part.ts';
import { CHOSEN } from '../choices.ts';

export function screenSummary({ value: { screen }, reasons }: Decided<ScreenPart>): SummaryLine[] {
  const display = [
    screen.protocols.map(protocol => protocol.toUpperCase()).join(' and '),
    screen.accelerated ? `${screen.video} with 3D` : screen.video,
    screen.heads > 1 ? `${screen.heads} monitors` : undefined,
  ];
  return [
    {
      topic: 'display',
      label: 'Display',
      value: screen.protocols.length === 0 ? 'none' : display.filter(word => word !== undefined).join(', '),
      why: reasons['screen.protocols'] ?? CHOSEN,
    },
    ...(screen.sound === 'none'
      ? []
      : [{ topic: 'sound', label: 'Sound', value: screen.sound, why: reasons['screen.sound'] ?? CHOSEN }]),
  ];
}
