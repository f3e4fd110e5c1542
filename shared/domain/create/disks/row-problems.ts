import type { CreateProblem } from '../../../contract/create/plan.ts';
import { invalid } from '../problem.ts';
import type { DisksPart } from './part.ts';

/** A PC has two IDE channels of two drives each, and two floppy drives. */
const most: Readonly<Record<string, number>> = { ide: 4, fdc: 2 };

/** What cannot be about disks together. */
export function rowProblems(part: DisksPart): CreateProblem[] {
  const found: CreateProblem[] = [];
  for (const [bus, limit] of Object.entries(most)) {
    const extra = part.drives.filter(drive => drive.bus === bus)[limit];
    if (extra) found.push(invalid(fieldOf(extra.field), `There is room for ${limit} drives on ${bus}.`));
  }
  const orders = new Map<number, string>();
  for (const { field, options } of part.drives) {
    const order = options.bootOrder;
    if (order === undefined) continue;
    if (orders.has(order))
      found.push(
        invalid(`${field}.bootOrder`, `Number ${order} is taken by another device; each is tried in turn.`),
      );
    orders.set(order, field);
  }
  const files = new Map<string, string>();
  part.drives.forEach(({ content, device, field, options }) => {
    if (content.kind !== 'present' || device !== 'disk') return;
    if (files.has(content.path) && !options.shareable && !options.readOnly)
      found.push(
        invalid(`${field}.image`, 'Another disk of this guest is the same file; writing to both ruins it.'),
      );
    files.set(content.path, field);
  });
  return found;
}

function fieldOf(field: string): string {
  return field.startsWith('disks.') ? `${field}.bus` : field;
}
