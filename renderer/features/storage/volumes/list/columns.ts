import type { SortColumn } from './arrange.ts';

export interface Column {
  readonly id: SortColumn;
  readonly title: string;
  readonly width: string;
  readonly align?: 'end';
  /** Shown where the list has at least this width, in pixels. */
  readonly from: number;
}

const columns: readonly Column[] = [
  { id: 'name', title: 'Name', width: 'minmax(140px, 3fr)', from: 0 },
  { id: 'format', title: 'Format', width: '64px', from: 570 },
  { id: 'capacity', title: 'Size', width: '72px', align: 'end', from: 0 },
  { id: 'allocation', title: 'Taken', width: '84px', align: 'end', from: 490 },
  { id: 'users', title: 'Used by', width: 'minmax(90px, 2fr)', from: 360 },
];

export const fitColumns = (width: number): Column[] => columns.filter(({ from }) => width >= from);

export const gridTemplate = (shown: readonly Column[]): string =>
  [...shown.map(({ width }) => width), '32px'].join(' ');
