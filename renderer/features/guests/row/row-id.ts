export const rowId = (line: string): string => `line-${line.replace(/[^\w-]/g, '_')}`;
