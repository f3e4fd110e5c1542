/** Fields of one option's value, such as `--mount`'s, which Docker reads as a line of CSV (RFC 4180). */
export const csvValue = (fields: readonly string[]): string =>
  fields.map(field => (/[",\r\n]|^\s/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',');
