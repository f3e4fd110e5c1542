import type { SummaryLine } from '../../../contract/create/plan.ts';
import { formatBytes } from '../../units.ts';
import type { Decided } from '../topic.ts';
import { pathOf } from './write.ts';
import type { DisksPart, Drive } from './part.ts';
import { CHOSEN } from '../choices.ts';

export function diskSummary({ value, reasons }: Decided<DisksPart>): SummaryLine[] {
  const lines = value.drives.map((drive, index) => driveLine(drive, value, index, reasons));
  if (!value.drives.some(({ device }) => device === 'disk'))
    lines.unshift({ topic: 'disk', label: 'Disk', value: 'none', why: CHOSEN });
  if (value.boot)
    lines.push({
      topic: 'source',
      label: 'Kernel',
      value: [pathOf(value.boot.kernel), value.boot.commandLine].filter(Boolean).join(' '),
      why: value.boot.once ? 'loaded once, to install from' : 'loaded by QEMU at every start',
    });
  return lines;
}

function driveLine(
  drive: Drive,
  part: DisksPart,
  index: number,
  reasons: Readonly<Record<string, string>>,
): SummaryLine {
  const { content, label, bus, device, field } = drive;
  const topic = field.startsWith('disks.') ? 'disk' : 'medium';
  if (content.kind === 'empty') return { topic, label, value: `empty, ${bus}`, why: CHOSEN };
  if (device === 'cdrom')
    return { topic, label, value: content.path, why: mediumWhy(field, drive.detachable) };
  const bit = (name: string, prefix = '') => {
    const why = reasons[`${field}.${name}`];
    return why === undefined ? [] : [`${prefix}${why}`];
  };
  if (content.kind === 'present') {
    const why = [...bit('how'), ...bit('bus', `${bus}: `)];
    return {
      topic,
      label,
      value: `${content.path} (${content.format}), ${bus}`,
      why: why.join('; ') || CHOSEN,
    };
  }
  const size = part.answers[index]?.size ?? 0;
  const parts = [
    ...(size > 0 ? [formatBytes(size)] : []),
    `${content.format} in ${content.pool}: ${content.name}`,
  ];
  const why = [...bit('how'), ...bit('size'), ...bit('bus', `${bus}: `)];
  return { topic, label, value: `${parts.join(' ')}, ${bus}`, why: why.join('; ') || CHOSEN };
}

function mediumWhy(field: string, detachable: boolean): string {
  if (field === 'source.image') return 'tried once the disk has nothing to start';
  if (field === 'cloudInit') return 'read at the first start; it can be taken out afterwards';
  if (field === 'unattended') return 'answers the installer; take it out afterwards, a password is on it';
  return detachable ? 'only read, and it can be taken out' : CHOSEN;
}
