import type { NicTarget } from '../../../contract/create/nic.ts';
import type { SummaryLine } from '../../../contract/create/plan.ts';
import type { Decided } from '../topic.ts';
import type { NicsPart } from './part.ts';
import { CHOSEN } from '../choices.ts';

export function nicsSummary({ value: { nics }, reasons }: Decided<NicsPart>): SummaryLine[] {
  const line = { topic: 'network', label: 'Network' };
  if (nics.length === 0) return [{ ...line, value: 'none', why: reasons['nics'] ?? CHOSEN }];
  return nics.map(({ target, model }, index) => {
    const where = reasons[`nics.${index}.target`] ?? CHOSEN;
    const why = model && `${model}: ${reasons[`nics.${index}.model`] ?? CHOSEN}`;
    return {
      ...line,
      value: [targetLabel(target), model].filter(Boolean).join(', '),
      why: [where, why].filter(Boolean).join('; '),
    };
  });
}

function targetLabel(target: NicTarget): string {
  switch (target.to) {
    case 'network':
      return target.network;
    case 'bridge':
      return `bridge ${target.bridge}`;
    case 'direct':
      return `macvtap on ${target.device}`;
    case 'function':
      return `function ${target.address} of the host’s card`;
    case 'user': {
      const ports = (target.forwards ?? []).map(
        ({ host, guest, protocol }) => `${host} → ${guest} ${protocol}`,
      );
      return ['user mode', ...ports].join(', ');
    }
  }
}
